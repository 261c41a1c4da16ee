import type DialNotTaken from '#app/calls/events/dial_not_taken'
import { ReturnContact } from '#app/callbacks/services/return_contact'

/** Nobody was rung: the contact goes back to its campaign. */
export default class ReturnDial {
  async handle({ dial }: DialNotTaken) {
    await new ReturnContact().handle(dial.callId)
  }
}
