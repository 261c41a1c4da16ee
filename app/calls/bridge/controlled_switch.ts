import type { AcdDriver } from '#telephony/acd/driver'
import type { CallModel } from '#telephony/calls/call_model'
import type { LeftAlone } from '#telephony/control/left_alone'
import type { SwitchLink } from '#telephony/esl/switch_link'

/** One of the switches that the telephony process drives, with what is known of its agents and calls. */
export type ControlledSwitch = {
  name: string
  driver: AcdDriver
  link: Pick<SwitchLink, 'command' | 'isUp'>
  calls: CallModel
  leftAlone: LeftAlone
}
