import { BaseSchema } from '@adonisjs/lucid/schema'

/** Which of several switches a call record, and a leg that is not explained, comes from. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('cdr_legs', (table) => {
      // Null: taken in before switches were told apart.
      table.string('switch_name', 40).nullable()
    })

    this.schema.alterTable('cdr_files', (table) => {
      // With the switch's folder before it.
      table.string('name', 180).notNullable().alter()
    })

    this.schema.alterTable('unexplained_legs', (table) => {
      table.string('switch_name', 40).nullable()
    })
  }
}
