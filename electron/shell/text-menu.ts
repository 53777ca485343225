// The context menu of text fields, in Persian: Electron itself has none. Chromium says what can be done where the person
// pressed; a password is never copied.
import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

type Pressed = {
  isEditable: boolean;
  selectionText: string;
  editFlags: {
    canUndo: boolean;
    canCut: boolean;
    canCopy: boolean;
    canPaste: boolean;
    canSelectAll: boolean;
  };
};

/** What the menu offers; empty where there is nothing to do. */
export function textMenuOf({ isEditable, selectionText, editFlags }: Pressed): MenuItemConstructorOptions[] {
  const copy = { label: 'رونوشت', role: 'copy', enabled: editFlags.canCopy } as const;
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { label: 'برگرداندن', role: 'undo', enabled: editFlags.canUndo },
    { type: 'separator' },
    { label: 'برش', role: 'cut', enabled: editFlags.canCut },
    copy,
    { label: 'چسباندن', role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { label: 'انتخاب همه', role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

/** Shows the menu wherever a person asks for it in this page. */
export function offerTextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, pressed) => {
    const items = textMenuOf(pressed);
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}
