import { BaseSchema } from '@adonisjs/lucid/schema'

/** Tables that the company edits by itself: each row counts its versions, so that two people do not overwrite each other. */
const EDITED = [
  'departments',
  'not_ready_reasons',
  'dispositions',
  'acd_groups',
  'excluded_numbers',
  'service_phrases',
  'product_categories',
  'warehouses',
  'carriers',
  'delivery_methods',
  'waybill_number_ranges',
  'channels',
  'service_numbers',
]

export default class extends BaseSchema {
  async up() {
    for (const name of EDITED) {
      this.schema.alterTable(name, (table) => {
        table.integer('version').unsigned().notNullable().defaultTo(1)
      })
    }
    // A reason or disposition of the company's own has a name; those that come with the program are translated.
    this.schema.alterTable('not_ready_reasons', (table) => {
      table.string('name', 40).nullable()
      table.setNullable('label_key')
    })
    this.schema.alterTable('dispositions', (table) => {
      table.string('name', 40).nullable()
      table.boolean('active').notNullable().defaultTo(true)
      table.setNullable('label_key')
    })
    // The refunds that are owed (docs/adr/0006): cancelled and revoked orders with money in their ledger.
    this.schema.alterTable('orders', (table) => {
      table.index(['status', 'paid_fen', 'id'])
    })
  }
}
