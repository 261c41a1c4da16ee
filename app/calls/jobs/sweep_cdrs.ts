import { Job } from '#core/queue/job'
import { SweepCdrs } from '#app/calls/services/sweep_cdrs'

/** Takes in spooled call records every five seconds. */
export default class SweepCdrsJob extends Job {
  static override readonly name = 'calls.sweep_cdrs'
  static readonly everyMs = 5_000

  async handle() {
    await new SweepCdrs().handle()
  }
}
