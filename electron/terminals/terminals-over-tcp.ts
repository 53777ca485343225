// The connected terminals of this PC: puts the drivers on the network. A sale is sent once, whatever happens; from its first byte
// on only a whole answer ends it as anything but unknown (D2.100). One question at a time is open at a terminal from here.
import type {
  InquiryEnd,
  Sale,
  SaleEnd,
  TerminalConnection,
  TerminalDriver,
  TerminalPort,
} from '#core/foundation/terminals/port.ts';
import { isPrivateAddress } from '#core/foundation/terminals/private-address.ts';
import { asanPardakht } from './asan-pardakht.ts';
import { behpardakht } from './behpardakht.ts';
import { type Exchanged, exchange } from './exchange.ts';
import { sadadService } from './sadad-service.ts';
import type { Driver, Talk } from './talk.ts';

export type TerminalLimits = {
  readonly connectMs: number;
  /** A client looks for a card and types a PIN meanwhile; then the terminal asks its centre. */
  readonly saleMs: number;
  readonly inquiryMs: number;
};
const usualLimits: TerminalLimits = { connectMs: 5_000, saleMs: 180_000, inquiryMs: 20_000 };

/** Every driver; `service`: where Sadad's service listens, in its usual place when left out. */
export const driversWith = (
  service?: Parameters<typeof sadadService>[0],
): Readonly<Record<TerminalDriver, Driver>> => ({
  behpardakht,
  asan_pardakht: asanPardakht,
  sadad_service: sadadService(service),
});

/** An open question: of which sale, how it will have ended, and what writes to the terminal once the request has left. */
type Open = {
  readonly ownNumber: string | null;
  ended?: Promise<SaleEnd>;
  write?: (bytes: Buffer) => void;
  isCancelled?: true;
};

/** The port of the real terminals. Its promises never reject. Tests have other limits, and a service of their own. */
export function terminalsOverTcp(
  limits: TerminalLimits = usualLimits,
  drivers: Readonly<Record<TerminalDriver, Driver>> = driversWith(),
): TerminalPort {
  const openAt = new Map<string, Open>();

  async function talkTo<End>(
    to: TerminalConnection,
    open: Open,
    talkOf: (driver: Driver) => Talk<End>,
    answerMs: number,
  ): Promise<Exchanged<End>> {
    const driver = drivers[to.driver];
    const place = placeOf(to);
    // A service on this PC would go anywhere for a terminal.
    if (!isPrivateAddress(to.host)) return { is: 'not_sent', reason: 'not_private' };
    if (openAt.has(place)) return { is: 'not_sent', reason: 'busy' };
    openAt.set(place, open);
    try {
      const within = { connectMs: limits.connectMs, answerMs };
      return await exchange(driver.place?.() ?? to, talkOf(driver), within, (write) => {
        open.write = write;
      });
    } finally {
      openAt.delete(place);
    }
  }

  async function asked(to: TerminalConnection, sale: Sale, open: Open): Promise<SaleEnd> {
    if (!isAskable(sale)) return { end: 'not_sent', reason: 'number_form' };
    return endOf(await talkTo(to, open, (driver) => driver.sale(to, sale, new Date()), limits.saleMs));
  }

  return {
    async probe(to) {
      const open: Open = { ownNumber: null };
      const tried = await talkTo(to, open, (driver) => driver.probe(to), limits.inquiryMs);
      if (tried.is === 'answered') return tried.end;
      return tried.reason === 'busy' ? { end: 'busy' } : { end: 'unreachable', reason: tried.reason };
    },
    ask(to, sale) {
      const open: Open = { ownNumber: sale.ownNumber };
      open.ended = asked(to, sale, open);
      return open.ended;
    },
    async inquire(to, sale): Promise<InquiryEnd> {
      if (!isAskable(sale)) return { end: 'cannot_ask' };
      if (openAt.get(placeOf(to))?.ownNumber === sale.ownNumber) return { end: 'in_progress' };
      const open: Open = { ownNumber: null };
      const tried = await talkTo(to, open, (driver) => driver.inquiry(to, sale), limits.inquiryMs);
      // That an inquiry did not leave says nothing about the sale.
      return tried.is === 'answered' ? tried.end : { end: 'unknown', reason: tried.reason };
    },
    async cancel(to, sale) {
      const open = openAt.get(placeOf(to));
      const bytes = drivers[to.driver].cancel;
      if (open?.ended === undefined || open.ownNumber !== sale.ownNumber || bytes === null) return 'unknown';
      // Until the request has left there is nothing to withdraw, and nobody to tell.
      if (open.write !== undefined && !open.isCancelled) {
        open.isCancelled = true;
        open.write(bytes);
      }
      // What the terminal says to the sale decides, not that it was told to stop.
      const { end } = await open.ended;
      if (end === 'unknown') return 'unknown';
      return end === 'cancelled' || end === 'not_sent' ? 'cancelled_before_card' : 'too_late';
    },
  };
}

const placeOf = ({ host, port }: TerminalConnection): string => `${host}:${port}`;

/** Both protocols echo up to twelve digits and amounts up to twelve. */
const isAskable = ({ ownNumber, rials }: Sale): boolean =>
  /^\d{1,12}$/.test(ownNumber) && Number.isSafeInteger(rials) && rials > 0 && rials < 1e12;

function endOf(tried: Exchanged<SaleEnd>): SaleEnd {
  if (tried.is === 'answered') return tried.end;
  return { end: tried.is === 'lost' ? 'unknown' : 'not_sent', reason: tried.reason };
}
