// What the palette lists: commands, and what core found for the typed text, each with what choosing it does.
import type { ReactNode } from 'react';
import { type FoundClient, type FoundTyped, foundAtMost } from '#core/counter/search/contract.ts';
import type { VisitRow } from '#core/counter/visits/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { matchesTyped } from '#renderer/frame/matches-typed.ts';
import { visitsOver } from '#renderer/frame/open-visits.tsx';
import { useToday } from '#renderer/frame/use-office.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { useOpenedComplaint } from '../features/counter/complaints/opened-complaint.ts';
import { numberOf } from '../features/counter/complaints/register-dialog.tsx';
import { visitStateLabel } from '../features/counter/visits/visit-states.ts';
import type { MessageId } from '../i18n/messages.ts';
import { type SayText, useText } from '../i18n/use-text.ts';
import { Bdi } from '../ui/bdi.tsx';
import { DateText } from '../ui/date-text.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { useFoundWhole } from './found-whole.ts';

export type PaletteEntry = {
  id: string;
  label: string;
  /** What tells it from others of the same name. */
  detail?: ReactNode;
  /** The key that does the same without the palette. */
  keyHint?: string;
  run: () => void;
};
export type PaletteGroup = { id: string; title: MessageId; entries: readonly PaletteEntry[] };

type Found = {
  groups: readonly PaletteGroup[];
  /** More was found than is listed. */
  isMore: boolean;
  /** The answer belongs to what was typed before: nothing of it may be chosen yet. */
  isBehind: boolean;
  /** Why a client was not looked for. */
  problem: Problem | null;
};
const nothing: Found = { groups: [], isMore: false, isBehind: false, problem: null };

/** What core finds for the typed text. `mayFind`: the person is at the counter; nobody else is asked for at all. */
export function useFound(typed: string, mayFind: boolean, takeUpClient: (visitId: string) => void): Found {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const openedComplaint = useOpenedComplaint();
  const isAsked = mayFind && typed.trim() !== '';
  const { data, isPrevious } = useDeskQuery(deskQueries.palette.find.queryOptions({ typed }), {
    isEnabled: isAsked,
    keepsPrevious: true,
  });
  const whole = useFoundWhole(typed, isAsked);
  const today = useToday();
  const { data: rows = [] } = useDeskQuery(deskQueries.visits.dayList.queryOptions({ day: today ?? '' }), {
    isEnabled: isAsked && today !== null,
  });
  if (!isAsked || data === undefined) return nothing;
  const clients = [...whole.clients, ...data.clients];
  const meant = rows.filter((row) => isMeant(row, typed, clients));
  const open = meant.filter(({ state }) => !visitsOver.has(state));
  // They come with the clients: what is listed first would keep the focus when those come above it.
  const over = isPrevious ? [] : meant.filter(({ state }) => visitsOver.has(state));
  const receipts = data.receipts.filter(
    ({ visitId, payment }) => payment !== null || meant.every((row) => row.visitId !== visitId),
  );
  return {
    groups: [
      { id: 'open visits', title: 'palette.openVisits', entries: visitEntries(open, text, openAtCounter) },
      { id: 'clients', title: 'palette.clients', entries: clientEntries(clients, takeUpClient) },
      // Whoever comes again is meant more often than the visit that is over.
      { id: 'visits over', title: 'palette.visitsOver', entries: visitEntries(over, text, openAtCounter) },
      { id: 'receipts', title: 'palette.receipts', entries: receiptEntries(receipts, text, openAtCounter) },
      {
        id: 'complaints',
        title: 'palette.complaints',
        entries: complaintEntries(data, text, openedComplaint.keep),
      },
    ],
    isMore: data.more || whole.isMore || [open, over].some(({ length }) => length > foundAtMost),
    isBehind: isPrevious || whole.isBehind,
    problem: whole.problem,
  };
}

/** A visit of today by the name of anybody in it, by its number (3-12, or 12 at any desk), or as that of a client who was found by a number. */
function isMeant(row: VisitRow, typed: string, clients: readonly FoundClient[]): boolean {
  const { visitId, number, deskNumber, clientName, otherNames } = row;
  const digits = toLatinDigits(typed.trim());
  return (
    (/\p{Letter}/u.test(typed) && [clientName, ...otherNames].some((name) => matchesTyped(name, typed))) ||
    [`${deskNumber}-${number}`, `${number}`].includes(digits) ||
    clients.some((client) => client.visitId === visitId)
  );
}

/** The parts of a visit's number as a sentence says them: an identifier, in Latin digits as everywhere. */
const visitNumberOf = (desk: number, number: number) => ({ desk: String(desk), number: String(number) });

const visitEntries = (
  rows: readonly VisitRow[],
  text: SayText,
  openAtCounter: (visitId: string) => void,
): PaletteEntry[] =>
  rows.slice(0, foundAtMost).map((row) => {
    const { visitId, deskNumber, number, clientName: name, others, identifierMasked } = row;
    return {
      id: `visit ${visitId}`,
      label: text('visits.numberedJoint', { ...visitNumberOf(deskNumber, number), name, others }),
      detail: (
        <>
          <Bdi>{identifierMasked}</Bdi> {text(visitStateLabel(row).word)}
        </>
      ),
      run: () => openAtCounter(visitId),
    };
  });

function clientEntries(clients: readonly FoundClient[], takeUp: (visitId: string) => void): PaletteEntry[] {
  return clients.map(({ visitId, name, identifierMasked, mobileMasked, lastVisitDay }) => ({
    id: `client ${visitId}`,
    label: name,
    detail: (
      <>
        <Bdi>{identifierMasked}</Bdi> <Bdi>{mobileMasked}</Bdi>{' '}
        <DateText day={lastVisitDay} style="numeric" />
      </>
    ),
    run: () => takeUp(visitId),
  }));
}

function receiptEntries(
  receipts: FoundTyped['receipts'],
  text: SayText,
  openAtCounter: (visitId: string) => void,
): PaletteEntry[] {
  return receipts.map(({ visitId, number, deskNumber, day, clientName, payment }) => ({
    id: `receipt ${visitId}`,
    label: text('palette.receiptOf', { ...visitNumberOf(deskNumber, number), name: clientName }),
    detail: (
      <>
        {payment === null ? null : (
          <>
            <Bdi>{payment.rrn}</Bdi> <MoneyText rials={payment.amount} />{' '}
          </>
        )}
        <DateText day={day} style="numeric" />
      </>
    ),
    run: () => openAtCounter(visitId),
  }));
}

function complaintEntries(
  { complaints }: FoundTyped,
  text: SayText,
  open: (complaintId: string) => void,
): PaletteEntry[] {
  return complaints.map((complaint) => ({
    id: `complaint ${complaint.complaintId}`,
    label: text('palette.complaintOf', {
      kind: text(`complaints.kind.${complaint.kind}`),
      category: text(`complaints.category.${complaint.category}`),
    }),
    detail: (
      <>
        <Bdi>{numberOf(complaint)}</Bdi> <Bdi>{complaint.trackingCode}</Bdi>{' '}
        <DateText day={complaint.day} style="numeric" />
      </>
    ),
    run: () => open(complaint.complaintId),
  }));
}
