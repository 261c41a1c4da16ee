import type CallRecorded from '#app/calls/events/call_recorded'
import { FollowContactCall } from '#app/callbacks/services/follow_contact_call'

/** What became of a campaign's call, as soon as it is stored. */
export default class FollowCall {
  async handle({ call }: CallRecorded) {
    if (call.direction === 'outbound') await new FollowContactCall().handle(call.id)
  }
}
