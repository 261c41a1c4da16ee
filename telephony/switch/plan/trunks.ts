/** Lines to the outside, and which way calls go over them. */

import type { PlanCodec, DialClass } from './phones.ts'
import type { PlanDestination } from './inbound.ts'

/** The profile that trunks use. */
export interface TrunkProfile {
  /** UDP and TCP port, 1 to 65535. */
  port: number
  tlsPort: number | null
  codecs: readonly PlanCodec[]
}

/** One SIP trunk. */
export interface PlanTrunk {
  /** `[0-9A-Za-z_-]{1,40}`, unique: the gateway's name on the switch. */
  name: string
  /** What people call it; goes into no command. */
  label: string
  /** Host name or address of the carrier. */
  host: string
  port: number
  transport: 'udp' | 'tcp' | 'tls'
  /** Whether the switch registers there; without it the carrier knows us by address. */
  register: boolean
  /** Null when the carrier asks for none. */
  username: string | null
  password: string | null
  /** Host in our From header; null: the carrier's host. */
  fromDomain: string | null
  /** Where the number that the called party sees goes: the From header, or an identity header. */
  callerNumberIn: 'from' | 'p_asserted_identity' | 'remote_party_id'
  /** The number shown when neither route nor extension names one; null: none. */
  callerNumber: string | null
  /** Most calls at a time, inbound and outbound together, 1 to 1000. */
  maxCalls: number
  /** Addresses (CIDR) whose calls count as this trunk's and need no password. */
  inboundAddresses: readonly string[]
  /** Seconds between two questions whether the carrier is there; null: never asked. */
  pingSeconds: number | null
  enabled: boolean
}

/** Where callers of one dialled number go (T43). */
export interface PlanInboundRoute {
  /** `[0-9A-Za-z_-]{1,40}`, unique. */
  name: string
  /** The number as the carrier sends it, `[0-9*#+]{1,20}`; the first matching route counts. */
  dnis: string
  /** Whether `dnis` is the beginning of the number only. */
  prefix: boolean
  /** Only calls of this trunk; null: of any. */
  trunk: string | null
  /**
   * What the house calls this number, when the carrier sends another form (with an area code, say);
   * null: as dialled. It becomes `spotline_dnis`.
   */
  serviceNumber: string | null
  destination: PlanDestination
  enabled: boolean
}

/** One way to the outside for numbers that begin alike (T43, T47). The first matching route counts. */
export interface PlanOutboundRoute {
  /** `[0-9A-Za-z_-]{1,40}`, unique. */
  name: string
  /** Digits that a telephone dials before the number (T26), such as 9; empty: none. */
  outsidePrefix: string
  /** Beginnings of the numbers behind the outside prefix; empty: all numbers. */
  beginnings: readonly string[]
  /** Length of the number behind the outside prefix. */
  minLength: number
  maxLength: number
  /** Digits taken off the front behind the outside prefix, then put in front. */
  strip: number
  prepend: string
  /** The lowest class of extension that may use it. */
  dialClass: DialClass
  /** Overrides the extension's own number; null: the extension's, else the trunk's. */
  callerNumber: string | null
  /**
   * The trunks of this route: the first free one, or the one with the fewest calls (a smart trunk).
   * A trunk that is full, away or refuses for a reason of its own hands on to the next.
   */
  choice: 'in_order' | 'least_used'
  trunks: readonly string[]
  /** Most calls at a time over this route; null: as many as its trunks carry. */
  maxCalls: number | null
  /** Name of the time group in which it may be used; null: always. */
  timeGroup: string | null
  enabled: boolean
}
