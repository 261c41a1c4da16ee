import { BaseEvent } from '@adonisjs/core/events'

/** An agent for whom a customer was to be dialled did not pick up: the customer was never rung. */
export default class DialNotTaken extends BaseEvent {
  constructor(readonly dial: { callId: string; employeeId: number }) {
    super()
  }
}
