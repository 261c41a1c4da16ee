import type { SwitchEvent } from './event.ts'

/** One row of `show channels as json`: names as the switch prints them, all values strings. */
export interface ChannelRow {
  uuid: string
  direction: string
  created_epoch: string
  state: string
  cid_num: string
  dest: string
  application: string
  callstate: string
  call_uuid: string
  [column: string]: string
}

/** One row of `show calls as json`; `b_uuid` is empty for a leg that is not bridged. */
export interface BridgeRow {
  uuid: string
  b_uuid: string
  callstate: string
  b_callstate: string
  [column: string]: string
}

/**
 * What the switch holds at one moment. `show` is a copy in a database that lags: new channels come
 * 150 to 180 ms late, dead ones stay about 200 ms. Hence a second look (`final`) after a second.
 */
export interface SwitchSnapshot {
  coreUuid: string
  /** Microseconds since 1970 by our own clock, taken before the first question. */
  takenAtUs: number
  /** True for the second look: only then does absence mean that a call is gone. */
  final: boolean
  channels: ChannelRow[]
  bridges: BridgeRow[]
  /** `uuid_dump <uuid> json` of each channel that still lived, by uuid; headers as in events. */
  dumps: Map<string, SwitchEvent>
  /** Channels created so lately that their absence from `channels` proves nothing. */
  bornLately: ReadonlySet<string>
}
