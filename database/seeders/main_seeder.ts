import { BaseSeeder } from '@adonisjs/lucid/seeders'
import { LoadDemo } from '#database/demo/load_demo'
import { withoutListeners } from '#database/demo/without_listeners'

const DAYS = 30
const DAYS_AHEAD = 7

/** Fills an empty database with the demo world; one that has people is left as it is. */
export default class MainSeeder extends BaseSeeder {
  async run() {
    const say = (line: string) => process.stdout.write(`  ${line}\n`)
    await withoutListeners(() =>
      new LoadDemo(say).handle({ days: DAYS, daysAhead: DAYS_AHEAD, seed: 'spotline' })
    )
  }
}
