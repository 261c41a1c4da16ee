import { BaseSeeder } from '@adonisjs/lucid/seeders'
import { LoadGeography } from '#app/customers/services/load_geography'
import { LoadCompany } from '#database/demo/load_company'

/** Fills an empty database with the demo world; one that has people is left as it is. */
export default class MainSeeder extends BaseSeeder {
  async run() {
    await new LoadGeography().handle()
    const employee = await this.client.from('employees').select('id').first()
    if (employee) return
    await new LoadCompany().handle(new Date())
  }
}
