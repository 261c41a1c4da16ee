import { BaseEvent } from '@adonisjs/core/events'

/** The calls of an import were written, or taken back. */
export default class CallsImported extends BaseEvent {
  constructor(
    readonly calls: {
      /** Every placement that such a call may be credited to. */
      placementIds: number[]
    }
  ) {
    super()
  }
}
