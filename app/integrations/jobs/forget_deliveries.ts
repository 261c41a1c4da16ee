import { Job } from '#core/queue/job'
import { ForgetDeliveries } from '#app/integrations/services/forget_deliveries'

/** Deletes old rows of the delivery log. */
export default class ForgetDeliveriesJob extends Job {
  static override readonly name = 'integrations.forget_deliveries'
  static readonly everyMs = 6 * 3600 * 1000
  static readonly attempts = 1

  async handle() {
    await new ForgetDeliveries().handle()
  }
}
