// Where the ring and the bubble of a tour stand: the ring around the control, the bubble beside it, both wholly in the window.

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const ringGap = 4;
const bubbleGap = 12;
const margin = 8;

/**
 * Where a bubble stands beside a control: at its end (left, as the reader reads), below, above, or at its start, wherever it has room
 * first. Without a control in the lower corner.
 */
export function bubbleBeside(
  control: Box | null,
  bubble: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  isRightToLeft: boolean,
): { readonly left: number; readonly top: number } {
  const { width, height } = bubble;
  if (control === null)
    return { left: isRightToLeft ? margin : view.width - width - margin, top: view.height - height - margin };
  const [leftOf, rightOf] = [control.left - width - bubbleGap, control.left + control.width + bubbleGap];
  const [above, below] = [control.top - height - bubbleGap, control.top + control.height + bubbleGap];
  const beside = isRightToLeft ? [leftOf, rightOf] : [rightOf, leftOf];
  const fitsAcross = (left: number) => left >= margin && left + width <= view.width - margin;
  const left = beside.find(fitsAcross);
  if (left !== undefined) return { left, top: within(control.top, height, view.height) };
  const start = isRightToLeft ? control.left + control.width - width : control.left;
  const top = below + height <= view.height - margin ? below : above;
  return { left: within(start, width, view.width), top: within(top, height, view.height) };
}

const within = (place: number, size: number, view: number): number =>
  Math.max(margin, Math.min(place, view - size - margin));

/** Puts both where they belong now. */
export function putTour(control: HTMLElement | null, ring: HTMLElement, bubble: HTMLElement): void {
  const box = control?.getBoundingClientRect() ?? null;
  ring.hidden = box === null;
  if (box !== null) {
    ring.style.left = `${box.left - ringGap}px`;
    ring.style.top = `${box.top - ringGap}px`;
    ring.style.width = `${box.width + 2 * ringGap}px`;
    ring.style.height = `${box.height + 2 * ringGap}px`;
  }
  const { left, top } = bubbleBeside(
    box,
    { width: bubble.offsetWidth, height: bubble.offsetHeight },
    { width: window.innerWidth, height: window.innerHeight },
    document.documentElement.dir !== 'ltr',
  );
  bubble.style.left = `${left}px`;
  bubble.style.top = `${top}px`;
}
