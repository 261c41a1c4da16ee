import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { LoadGeography } from '#app/customers/services/load_geography'
import { EXCLUDED_NUMBERS } from '#database/demo/company'
import { demoState, stampDemo, wipeDemo } from '#database/demo/demo_stamp'
import { LoadCampaigns } from '#database/demo/load_campaigns'
import { LoadCompany } from '#database/demo/load_company'
import { LoadTelephoneSystem } from '#database/demo/load_telephone_system'
import { LoadTracks } from '#database/demo/load_tracks'
import { LoadHistory } from '#database/demo/load_history'

export type LoadDemoInput = { days: number; daysAhead: number; seed: string }

/**
 * Fills an empty database with the demo world. One that has people of its own is left as it is; a demo that was cut off
 * in the middle is emptied and told again from the beginning; a finished one is not repeated.
 */
export class LoadDemo {
  constructor(
    readonly say: (line: string) => void = () => {},
    readonly clock: Clock = new SystemClock()
  ) {}

  async handle(input: LoadDemoInput): Promise<'loaded' | 'left'> {
    const country = await new LoadGeography().handle()
    if (country.regions > 0) this.say(`${country.mobilePrefixes} ranges of mobile numbers`)
    const state = await demoState()
    if (state === 'running') {
      this.say('an earlier filling was cut off: beginning again')
      await wipeDemo()
    } else if (state === 'done' || (await db.from('employees').select('id').first())) {
      return 'left'
    }
    await stampDemo('running')
    const now = this.clock.now()
    const opening = now.minus({ days: input.days + 1 })
    await new LoadCompany().handle(opening.toJSDate())
    await new LoadTelephoneSystem().handle(opening.toJSDate())
    await this.#excludeNumbers(opening.toJSDate())
    const { placements, calls, orders } = await new LoadHistory().handle({
      ...input,
      now,
      times: 1,
      withAgents: true,
      say: this.say,
    })
    await new LoadTracks().handle(now)
    await new LoadCampaigns().handle(now.toJSDate())
    await stampDemo('done')
    this.say(`${placements} placements, ${calls} calls, ${orders} orders`)
    return 'loaded'
  }

  async #excludeNumbers(at: Date) {
    await db.table('excluded_numbers').multiInsert(
      EXCLUDED_NUMBERS.map(({ number, remark }) => ({
        number,
        remark,
        created_at: at,
        updated_at: at,
      }))
    )
  }
}
