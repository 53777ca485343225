// What is kept of an answer: values of known names, each only in its form. Whatever else a terminal sends is not kept, so that no
// card number stays in a field that nobody expected it in (D2.102).
import type { TerminalAnswer } from '#core/foundation/terminals/port.ts';

export type KeptName =
  | 'code'
  | 'amount'
  | 'rrn'
  | 'stan'
  | 'terminalId'
  | 'saidDay'
  | 'saidTime'
  | 'cardFirst6'
  | 'cardLast4'
  | 'ownNumber'
  /** Kept to be looked at, in `rawMasked` alone. */
  | 'state'
  | 'service'
  | 'request'
  | 'discount'
  | 'serial';
export type Kept = ReadonlyMap<KeptName, string>;

/** The answer of the values. `others`: names of fields that were there and are not kept. */
export function keptAnswer(kept: Kept, others: readonly string[] = []): TerminalAnswer {
  const one = <const Name extends KeptName>(name: Name): { [name in Name]?: string } => {
    const text = kept.get(name);
    return text === undefined ? {} : ({ [name]: text } as { [name in Name]?: string });
  };
  const amount = kept.get('amount');
  // Less than was asked for is taken where a discount is named: then no amount is certain.
  const isCertain = amount !== undefined && Number(kept.get('discount') ?? 0) === 0;
  return {
    code: kept.get('code') ?? '',
    ...{ ...one('rrn'), ...one('stan'), ...one('terminalId'), ...one('saidDay'), ...one('saidTime') },
    ...{ ...one('cardFirst6'), ...one('cardLast4'), ...one('ownNumber') },
    ...(isCertain ? { rialsTaken: Number(amount) } : {}),
    rawMasked: [...[...kept].map(([name, text]) => `${name}=${text}`), ...others].join(' '),
  };
}

/** The two parts of a card that may be kept, of a whole or a masked number; nothing of any other text. */
export function cardParts(text: string): [KeptName, string][] {
  const [, first, last] = /^(\d{6})[\d*xX]+(\d{4})$/.exec(text) ?? [];
  return first === undefined || last === undefined
    ? []
    : [
        ['cardFirst6', first],
        ['cardLast4', last],
      ];
}
