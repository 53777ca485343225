// A register of which every row takes two people: the section with its table, how far each row has come, and the look at
// one that a second person confirms (D2, D4).
import type { ReactNode } from 'react';
import type { ConfirmationState } from '#core/counter/fees/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ActDialog, type ActDialogProps } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { type Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { ConfirmationLabel } from './confirmation-label.tsx';

type Confirmable = {
  readonly confirmation: ConfirmationState;
  readonly confirmedByName: string | null;
  readonly provinceAt: string | null;
};

type ConfirmedRegisterProps<Row> = {
  title: string;
  /** The rows as they are read, and why they could not be. */
  read: { readonly data?: readonly Row[] | undefined; readonly problem: Problem | null };
  /** What is said while there are none, and why that matters. */
  none: { readonly title: string; readonly why: string };
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** The name by which a row is looked at. */
  nameOf: (row: Row) => string;
  onReview: (row: Row) => void;
  /** Whether a row that is confirmed can still be looked at. */
  isKeptInView?: boolean;
  /** How rows are entered, and the dialogs. */
  children: ReactNode;
};

export function ConfirmedRegister<Row extends Confirmable>(props: ConfirmedRegisterProps<Row>) {
  const { title, read, none, columns, rowKey, nameOf, onReview, isKeptInView = false, children } = props;
  const text = useText();
  return (
    <Section title={title}>
      <ProblemNotice problem={read.problem} />
      <Table
        caption={title}
        rows={read.data}
        none={none}
        rowKey={rowKey}
        columns={[
          ...columns,
          {
            id: 'state',
            header: text('settings.state'),
            isShort: true,
            cell: ({ confirmation, confirmedByName: byName, provinceAt }) => (
              <ConfirmationLabel {...{ confirmation, byName, provinceAt }} />
            ),
          },
        ]}
        act={(row) =>
          row.confirmation === 'confirmed' && !isKeptInView ? null : (
            <Button
              isDense
              onPress={() => onReview(row)}
              aria-label={text('settings.openOf', { title: nameOf(row) })}
            >
              {text('settings.open')}
            </Button>
          )
        }
      />
      {children}
    </Section>
  );
}

type ConfirmSeenProps = Pick<ActDialogProps, 'sending' | 'onAct' | 'onClose'> & {
  name: string;
  facts: readonly Fact[];
};

/** The facts of a row before the eyes of whoever confirms it. */
export function ConfirmSeen({ name, facts, ...act }: ConfirmSeenProps) {
  const text = useText();
  return (
    <ActDialog
      title={text('settings.reviewOf', { title: name })}
      act={text('settings.confirmSeen')}
      kind="primary"
      back={text('settings.close')}
      {...act}
    >
      <Facts facts={facts} />
      <p>{text('settings.reviewWho')}</p>
    </ActDialog>
  );
}
