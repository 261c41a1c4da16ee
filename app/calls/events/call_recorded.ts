import { BaseEvent } from '@adonisjs/core/events'
import type { StoredStage } from '#app/calls/call_row'

/** A call's row was written and committed. */
export default class CallRecorded extends BaseEvent {
  constructor(
    readonly call: {
      id: string
      direction: 'inbound' | 'outbound' | 'internal'
      stage: StoredStage
      outcome: string | null
      /** The placement the call is credited to, null for the background. */
      placementId: number | null
    }
  ) {
    super()
  }
}
