// What a link knows, what happens to it and what it wants done.

import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import type { Chain, ChainsHere } from '#core/replication/chains/chain.ts';
import { type Knowledge, nothingKnown } from '#core/replication/chains/knowledge.ts';
import { emptyMap, type LayeredMap } from '#core/replication/chains/layered-map.ts';
import type { OrderedHere } from '#core/replication/chains/plan.ts';
import { openWindow, type Window } from '#core/replication/chains/window.ts';
import type { KeptAck } from '#core/replication/sync/chains.ts';
import {
  linkLimits,
  type PeerBatch,
  type PeerHead,
  type PeerMessage,
  type ProvinceAttestation,
} from '../contract.ts';
import type { Hello } from '../exchange-events.ts';
import { type Asks, firstAsks, type Gaps, type MissingPrivate } from './asks.ts';
import { nothingTold, type Told } from './telling.ts';

/** The province with its attestations, without what it holds. */
export type ProvincePin = Omit<ProvinceAttestation, 'kind' | 'acks'>;

/** What is here when something happens: the step reads it and keeps nothing of it. */
export type LinkView = OrderedHere &
  Gaps & {
    /** Ms of a clock that only runs on, and a number in [0, 1). */
    readonly now: number;
    readonly random: number;
    /** This PC, the PC at the other end, and the office's code. */
    readonly self: string;
    readonly other: string;
    readonly office: string;
    /** What this PC states of itself in its greeting. */
    greeting(): Pick<Hello, 'isJoining' | 'now' | 'listens' | 'others' | 'instance'>;
    /** What the province signed that it holds; the same array while it is the same. */
    acks(): readonly KeptAck[];
    pin(): ProvincePin | null;
    /** Whether the journal says that the office is enrolled with the province of this key. */
    isEnrolledWith(signingKey: string): boolean;
  };

/** What is known of an epoch on this link. */
export type EpochState = {
  /** Points of it were said here, and by the other side. */
  readonly saidPoints: boolean;
  readonly heardPoints: boolean;
  /** An epoch of the other side's own that is compared: it may have been restored from an older copy. */
  readonly isCompared: boolean;
  /** Hash of the last entry that went over this link, either way. */
  readonly wentOver: string | null;
};

/** What is known of a chain that is here, on this link. */
export type ChainState = {
  /** Its last batch was not taken: its device was not known there, or it never is. */
  readonly wait: 'unknown_device' | 'refused' | null;
  /** The other side held all of it once; what is new of it since then is left to its writer until `due`, ms (N37). */
  readonly isSettled: boolean;
  readonly due: number | null;
  /** Hash of the last entry that was announced to the other side. */
  readonly announced: string | null;
};

export type LinkState = {
  /** `resting`: the disk has no room; nothing is taken in, and what is here still goes out (N46). */
  readonly phase: 'greeting' | 'open' | 'resting' | 'ended';
  readonly hasGreeted: boolean;
  /** The other side greeted as a PC at which nobody works yet. */
  readonly isJoining: boolean;
  readonly theirs: Knowledge;
  readonly window: Window;
  readonly epochs: LayeredMap<EpochState>;
  readonly chains: LayeredMap<ChainState>;
  /** A batch is being made and written; nothing else is before that was told. */
  readonly isSending: boolean;
  /** Chains of which nothing could be sent since something else happened. */
  readonly passed: ReadonlySet<string>;
  readonly asks: Asks;
  /** The other side's last request that is not answered yet. */
  readonly question: MissingPrivate | null;
  readonly told: Told;
  /** An attestation of a province for which the journal here holds no enrolment yet. */
  readonly early: ProvinceAttestation | null;
  /** The other side does not read: messages that were written since, and nothing large until it does. */
  readonly isSlow: boolean;
  readonly unread: number;
  /** When the next `alive` is due, when news is announced, and for when the wake is set, ms. */
  readonly aliveAt: number;
  readonly announceAt: number | null;
  readonly wakeAt: number | null;
};

/** What became of a batch of the other side. */
export type Stored =
  | { readonly kind: 'held'; readonly head: Head }
  | {
      readonly kind: 'not_taken';
      readonly why: 'unknown_device' | 'gap' | 'not_sound';
      /** Nobody waits for the rest of it. */
      readonly isForGood: boolean;
    }
  /** The disk is full: it was not tried, or did not come about. */
  | { readonly kind: 'no_room' };

export type LinkEvent =
  | { readonly kind: 'linked' }
  /** Null is no message, `unknown_kind` one of a newer application. */
  | { readonly kind: 'message'; readonly message: PeerMessage | 'unknown_kind' | null }
  /** Something was committed here. */
  | { readonly kind: 'committed' }
  | {
      readonly kind: 'sent';
      readonly chain: Chain;
      /** Null: there is nothing to send up to a head that its device signed. */
      readonly sent: { readonly head: Head; readonly entries: number; readonly more: boolean } | null;
    }
  | { readonly kind: 'answered' }
  | { readonly kind: 'stored'; readonly batch: PeerBatch; readonly outcome: Stored }
  | {
      readonly kind: 'believed';
      readonly attestation: ProvinceAttestation;
      readonly came: 'news' | 'nothing_new' | 'not_proved' | 'too_early';
    }
  /** The other side does not read what was written; it reads again. */
  | { readonly kind: 'slow' }
  | { readonly kind: 'drained' }
  | { readonly kind: 'woke' }
  /** An effect broke; `isFull`: the disk is full, which ends no link. */
  | { readonly kind: 'failed'; readonly isFull: boolean }
  /** This PC removed the other one from the office, and says so by its signature. */
  | { readonly kind: 'removing'; readonly signature: string }
  | { readonly kind: 'closed' };

export type LinkEffect =
  | { readonly kind: 'say'; readonly message: PeerMessage }
  /** Makes a batch of a chain's entries after one and writes it; ends with `sent`. */
  | { readonly kind: 'send'; readonly chain: Chain; readonly after: Head; readonly size: number }
  /** The batch that is likely next is made while the other side takes in the one before. */
  | { readonly kind: 'prepare'; readonly chain: Chain; readonly after: Head; readonly size: number }
  /** Answers with the entries from the asked one on, or with the question where it is missing here too; ends with `answered`. */
  | { readonly kind: 'answer'; readonly asked: MissingPrivate }
  /** Ends with `stored`. */
  | { readonly kind: 'store'; readonly batch: PeerBatch }
  /** Ends with `believed`. */
  | { readonly kind: 'believe'; readonly attestation: ProvinceAttestation }
  /** Fires `woke` once at this time, instead of whenever it was to fire. */
  | { readonly kind: 'wake'; readonly at: number }
  | { readonly kind: 'tell'; readonly news: News }
  /** Hangs up; `afterWriting`: when what was said is written. */
  | { readonly kind: 'close'; readonly afterWriting: boolean };

export type News =
  | { readonly kind: 'greeted'; readonly hello: Hello }
  | { readonly kind: 'alive'; readonly now: string }
  /** It said that it holds more, or entries came from it. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused_for_good'; readonly stream: StreamKey }
  /** It says by its signature that this PC was removed. */
  | { readonly kind: 'removed'; readonly signature: string }
  | { readonly kind: 'province' }
  | { readonly kind: 'log'; readonly line: string };

export type Stepped = { readonly state: LinkState; readonly effects: readonly LinkEffect[] };

export const newEpoch: EpochState = {
  saidPoints: false,
  heardPoints: false,
  isCompared: false,
  wentOver: null,
};
export const newChain: ChainState = { wait: null, isSettled: false, due: null, announced: null };

export function firstLinkState(now: number): LinkState {
  return {
    phase: 'greeting',
    hasGreeted: false,
    isJoining: false,
    theirs: nothingKnown,
    window: openWindow(linkLimits.entriesAtFirst),
    epochs: emptyMap(),
    chains: emptyMap(),
    isSending: false,
    passed: new Set(),
    asks: firstAsks,
    question: null,
    told: nothingTold,
    early: null,
    isSlow: false,
    unread: 0,
    aliveAt: now + linkLimits.aliveMs,
    announceAt: null,
    wakeAt: null,
  };
}

/** The last entry of each chain that is here. */
export const headsOf = ({ chains }: ChainsHere): PeerHead[] =>
  chains.map(({ device, epoch, head }) => ({ device, epoch, ...head }));
