import {
  Archive,
  Ban,
  BellRing,
  CalendarClock,
  CircleAlert,
  CircleCheck,
  CircleMinus,
  CirclePause,
  CircleSlash,
  ClipboardPen,
  FilePenLine,
  Hourglass,
  LoaderCircle,
  LogOut,
  PackageCheck,
  PackageX,
  PhoneCall,
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  Printer,
  Radio,
  RotateCcw,
  Truck,
  Undo2,
  Voicemail,
} from '@lucide/vue'
import type { Component } from 'vue'

export type Tone = 'draft' | 'confirmed' | 'transit' | 'delivered' | 'returned' | 'cancelled'

/** Hollow (dashed, no ground): of the same family, but not yet physically so. */
export type StateLook = { tone: Tone; icon: Component; hollow?: true }

const look = (tone: Tone, icon: Component): StateLook => ({ tone, icon })
const hollow = (tone: Tone, icon: Component): StateLook => ({ tone, icon, hollow: true })

/** One look for each state, everywhere. Words: `shared.states.<kind>.<state>`, long ones under `<kind>_long`. */
export const STATES = {
  order: {
    draft: look('draft', FilePenLine),
    confirmed: look('confirmed', CircleCheck),
    printed: hollow('transit', Printer),
    in_transit: look('transit', Truck),
    delivered: look('delivered', PackageCheck),
    returned: look('returned', PackageX),
    revoked: hollow('draft', Undo2),
    cancelled: look('cancelled', Ban),
  },
  shipment: {
    pending: look('confirmed', Hourglass),
    printed: hollow('transit', Printer),
    handed_over: look('transit', Truck),
    delivered: look('delivered', PackageCheck),
    returned: look('returned', PackageX),
    recalled: hollow('draft', RotateCcw),
    voided: look('cancelled', CircleSlash),
  },
  rma: {
    requested: look('draft', Hourglass),
    approved: hollow('transit', Truck),
    rejected: look('cancelled', Ban),
    received: look('draft', ClipboardPen),
    inspected: look('confirmed', CircleCheck),
    refunded: look('delivered', CircleCheck),
    exchanged: look('delivered', RotateCcw),
    closed: look('cancelled', Archive),
  },
  revocation: {
    open: look('draft', Hourglass),
    declined: look('returned', Ban),
    done: look('delivered', CircleCheck),
    too_late: look('cancelled', Truck),
  },
  parcel_exception: {
    problem: look('draft', CircleAlert),
    refused: look('returned', PackageX),
    returning: look('returned', Undo2),
    returned: look('returned', RotateCcw),
    no_record: look('draft', Hourglass),
    cancelled: look('cancelled', Ban),
    unknown: hollow('draft', CircleAlert),
  },
  tracking: {
    moving: look('transit', Truck),
    picked_up: look('transit', Truck),
    signed: look('delivered', PackageCheck),
    problem: look('draft', CircleAlert),
    refused: look('returned', PackageX),
    returning: look('returned', Undo2),
    returned: look('returned', RotateCcw),
    cancelled: look('cancelled', Ban),
    other_carrier: look('transit', Truck),
  },
  return_receipt: {
    expected: hollow('transit', Hourglass),
    received: look('draft', ClipboardPen),
    inspected: look('delivered', CircleCheck),
  },
  agent: {
    signed_out: look('cancelled', LogOut),
    not_ready: look('cancelled', CirclePause),
    ready: look('delivered', CircleCheck),
    reserved: hollow('draft', BellRing),
    ringing: look('draft', BellRing),
    on_call: look('transit', PhoneCall),
    wrap_up: look('draft', ClipboardPen),
  },
  link: {
    up: look('delivered', CircleCheck),
    down: look('returned', CircleAlert),
  },
  call: {
    ivr: look('draft', Hourglass),
    waiting: look('draft', Hourglass),
    offering: look('draft', BellRing),
    talking: look('transit', PhoneCall),
    answered: look('delivered', PhoneIncoming),
    abandoned_in_ivr: look('returned', PhoneMissed),
    abandoned_in_queue: look('returned', PhoneMissed),
    abandoned_ringing: look('returned', PhoneMissed),
    no_agent: look('returned', PhoneOff),
    out_of_hours: look('cancelled', CircleMinus),
    ivr_completed: look('cancelled', CircleCheck),
    blocked: look('cancelled', Ban),
    callback_taken: look('draft', RotateCcw),
    voicemail: look('draft', Voicemail),
    failed: look('returned', CircleAlert),
  },
  placement: {
    planned: look('cancelled', CalendarClock),
    on_air: look('transit', Radio),
    aired: look('delivered', CircleCheck),
    cancelled: hollow('cancelled', Ban),
  },
  job: {
    queued: hollow('transit', Hourglass),
    running: look('transit', LoaderCircle),
    done: look('delivered', CircleCheck),
    failed: look('returned', CircleAlert),
  },
  plan: {
    previewed: hollow('draft', FilePenLine),
    accepted: look('delivered', CircleCheck),
    discarded: look('cancelled', Archive),
  },
  cod: {
    expected: hollow('transit', Truck),
    collected: look('transit', Hourglass),
    remitted: look('delivered', CircleCheck),
    short: look('returned', CircleMinus),
    written_off: look('cancelled', CircleSlash),
  },
  cod_result: {
    pending: hollow('transit', Hourglass),
    matched: look('delivered', CircleCheck),
    short: look('returned', CircleMinus),
    over: look('draft', CircleAlert),
    unknown: look('returned', CircleAlert),
    missing: look('draft', CircleMinus),
  },
  callback_task: {
    open: look('draft', BellRing),
    claimed: look('transit', PhoneCall),
    saved: look('delivered', CircleCheck),
    lost: look('cancelled', CircleSlash),
    unreachable: look('returned', PhoneMissed),
    withdrawn: hollow('cancelled', RotateCcw),
  },
  cod_statement: {
    previewed: look('draft', Hourglass),
    settling: look('transit', LoaderCircle),
    settled: look('delivered', CircleCheck),
    discarded: look('cancelled', CircleSlash),
  },
  api_token: {
    active: look('delivered', CircleCheck),
    expired: look('cancelled', Hourglass),
    revoked: look('cancelled', Ban),
    account_closed: look('returned', CircleAlert),
  },
  message: {
    new: look('draft', Voicemail),
    heard: look('delivered', CircleCheck),
    deleted: look('cancelled', CircleSlash),
  },
  call_import: {
    reading: hollow('transit', LoaderCircle),
    unreadable: look('returned', CircleAlert),
    previewed: look('draft', Hourglass),
    writing: look('transit', LoaderCircle),
    accepted: look('delivered', CircleCheck),
    discarded: look('cancelled', CircleSlash),
    undoing: look('transit', Undo2),
    undone: look('cancelled', Undo2),
  },
  webhook: {
    active: look('delivered', CircleCheck),
    failing: look('draft', CircleAlert),
    off: look('cancelled', CirclePause),
    disabled: look('returned', Ban),
  },
  delivery: {
    waiting: hollow('transit', Hourglass),
    delivered: look('delivered', CircleCheck),
    failed: look('returned', CircleAlert),
  },
} as const satisfies Record<string, Record<string, StateLook>>

export type StateKind = keyof typeof STATES

/** The look of a state; an unknown one is a programmer's mistake and throws. */
export function lookOf(kind: StateKind, state: string): StateLook {
  const found = (STATES[kind] as Record<string, StateLook>)[state]
  if (!found) throw new Error(`unknown ${kind} state: ${state}`)
  return found
}
