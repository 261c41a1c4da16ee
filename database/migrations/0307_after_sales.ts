import { BaseSchema } from '@adonisjs/lucid/schema'

/** After-sales: returns after delivery with the seven-day right, refunds and exchanges; what became of trial lines. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('products', (table) => {
      // No return without a reason: made to order, perishable, opened digital media (art. 25).
      table.boolean('return_excluded').notNullable().defaultTo(false)
    })
    this.schema.alterTable('orders', (table) => {
      table.integer('exchange_of_id').unsigned().nullable().references('orders.id')
    })
    this.schema.alterTable('order_lines', (table) => {
      table.enum('trial_outcome', ['pending', 'kept', 'returned']).nullable()
    })
    this.schema.raw(
      `UPDATE order_lines line JOIN orders ON orders.id = line.order_id
       SET line.trial_outcome = 'pending' WHERE line.is_trial = 1 AND orders.status = 'delivered'`
    )

    this.schema.createTable('rmas', (table) => {
      table.increments('id')
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      table
        .enum('status', [
          'requested',
          'approved',
          'rejected',
          'received',
          'inspected',
          'refunded',
          'exchanged',
          'closed',
        ])
        .notNullable()
      // 1 until it is closed: one order has one open case at most.
      table.specificType('open', 'tinyint unsigned').nullable().defaultTo(1)
      table.enum('kind', ['refund', 'exchange']).notNullable()
      table.enum('basis', ['no_reason', 'with_reason', 'trial']).notNullable()
      table
        .enum('reason', ['quality', 'damaged', 'wrong_goods', 'not_as_described', 'other'])
        .nullable()
      table.string('remark', 200).nullable()
      // The last business day of the right to return without a reason.
      table.date('right_until').notNullable()
      table.integer('requested_by').unsigned().notNullable().references('employees.id')
      table.bigInteger('refund_fen').unsigned().nullable()
      table.string('refund_method', 30).nullable()
      table.string('refund_reference', 80).nullable()
      table.integer('exchange_order_id').unsigned().nullable().references('orders.id')
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.dateTime('updated_at', { precision: 3 }).notNullable()
      table.unique(['order_id', 'open'])
      table.unique(['refund_method', 'refund_reference'])
      table.index(['status', 'created_at', 'id'])
    })

    this.schema.createTable('rma_lines', (table) => {
      table.increments('id')
      table.integer('rma_id').unsigned().notNullable().references('rmas.id').onDelete('CASCADE')
      table.specificType('position', 'smallint unsigned').notNullable()
      table.integer('product_id').unsigned().notNullable().references('products.id')
      table.integer('quantity').unsigned().notNullable()
      table.integer('unit_price_fen').unsigned().notNullable()
      table.unique(['rma_id', 'position'])
    })
  }
}
