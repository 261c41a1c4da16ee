import { BaseSchema } from '@adonisjs/lucid/schema'

/** Where browsers reach a switch, when that is not simply its address and port. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('switches', (table) => {
      table.string('browser_url', 200).nullable()
    })
  }
}
