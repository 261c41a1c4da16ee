import { BaseSchema } from '@adonisjs/lucid/schema'

/** Figures computed from facts: buckets are deleted and inserted whole, never incremented. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('placement_figures', (table) => {
      table
        .integer('placement_id')
        .unsigned()
        .primary()
        .references('placements.id')
        .onDelete('CASCADE')
      table.decimal('calls', 14, 8).notNullable().defaultTo(0)
      table.decimal('answered', 14, 8).notNullable().defaultTo(0)
      table.decimal('abandoned', 14, 8).notNullable().defaultTo(0)
      table.decimal('orders', 14, 8).notNullable().defaultTo(0)
      table.decimal('orders_net', 14, 8).notNullable().defaultTo(0)
      table.decimal('amount_fen', 22, 8).notNullable().defaultTo(0)
      table.decimal('amount_net_fen', 22, 8).notNullable().defaultTo(0)
      table.decimal('delivered', 14, 8).notNullable().defaultTo(0)
      table.decimal('delivered_fen', 22, 8).notNullable().defaultTo(0)
      table.decimal('returned', 14, 8).notNullable().defaultTo(0)
      table.decimal('returned_fen', 22, 8).notNullable().defaultTo(0)
      table.dateTime('computed_at', { precision: 3 }).notNullable()
    })

    this.schema.createTable('placement_minutes', (table) => {
      table
        .integer('placement_id')
        .unsigned()
        .notNullable()
        .references('placements.id')
        .onDelete('CASCADE')
      table.integer('minute').notNullable()
      table.decimal('calls', 14, 8).notNullable()
      table.decimal('answered', 14, 8).notNullable()
      table.decimal('abandoned', 14, 8).notNullable()
      table.decimal('orders', 14, 8).notNullable()
      table.primary(['placement_id', 'minute'])
    })

    // A fact that came marks its bucket; the job takes the row, computes and deletes it if nothing came meanwhile.
    this.schema.createTable('stale_buckets', (table) => {
      table.string('kind', 30).notNullable()
      table.string('bucket', 40).notNullable()
      table.bigInteger('marked').unsigned().notNullable().defaultTo(1)
      table.dateTime('marked_at', { precision: 3 }).notNullable()
      table.primary(['kind', 'bucket'])
      table.index(['marked_at'])
    })
  }
}
