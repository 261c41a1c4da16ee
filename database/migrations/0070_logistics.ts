import { BaseSchema } from '@adonisjs/lucid/schema'

/** Waybill numbers and prints, delivery feedback. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('waybill_number_ranges', (table) => {
      table.increments('id')
      table.integer('carrier_id').unsigned().notNullable().references('carriers.id')
      table.string('prefix', 10).notNullable().defaultTo('')
      table.bigInteger('next_serial').unsigned().notNullable()
      table.bigInteger('last_serial').unsigned().notNullable()
      table.specificType('digits', 'tinyint unsigned').notNullable()
      table.boolean('active').notNullable().defaultTo(true)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['carrier_id', 'active', 'id'])
    })

    // One document of waybills. A repeated request with the same key gives the same batch.
    this.schema.createTable('print_batches', (table) => {
      table.increments('id')
      table.integer('delivery_method_id').unsigned().notNullable().references('delivery_methods.id')
      table.string('template', 40).notNullable()
      table.enum('kind', ['print', 'reprint']).notNullable().defaultTo('print')
      table.string('reason', 200).nullable()
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('workstation', 45).nullable()
      table.string('idempotency_key', 64).notNullable()
      table.enum('state', ['queued', 'running', 'done', 'failed']).notNullable()
      table.integer('total').unsigned().notNullable()
      table.integer('printed').unsigned().notNullable().defaultTo(0)
      table.integer('refused').unsigned().notNullable().defaultTo(0)
      // Whole telephone numbers are in the document: only whoever may print them opens it.
      table.boolean('full_numbers').notNullable().defaultTo(false)
      table.string('path', 255).nullable()
      table.string('error', 500).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['employee_id', 'idempotency_key'])
      table.index(['created_at', 'id'])
    })

    this.schema.createTable('print_batch_items', (table) => {
      table.bigIncrements('id')
      table
        .integer('print_batch_id')
        .unsigned()
        .notNullable()
        .references('print_batches.id')
        .onDelete('CASCADE')
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      table.integer('shipment_id').unsigned().nullable().references('shipments.id')
      // Why this order was not printed: a message key with its values.
      table.json('refusal').nullable()
      table.unique(['print_batch_id', 'order_id'])
      table.index(['order_id'])
    })

    this.schema.createTable('waybill_events', (table) => {
      table.bigIncrements('id')
      table.integer('shipment_id').unsigned().notNullable().references('shipments.id')
      table.string('event', 30).notNullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.string('reason', 200).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.index(['shipment_id', 'id'])
    })

    this.schema.createTable('feedback_batches', (table) => {
      table.increments('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('idempotency_key', 64).notNullable()
      table.integer('accepted').unsigned().notNullable().defaultTo(0)
      table.integer('refused').unsigned().notNullable().defaultTo(0)
      table.dateTime('created_at').notNullable()
      table.unique(['employee_id', 'idempotency_key'])
    })

    this.schema.createTable('feedbacks', (table) => {
      table.bigIncrements('id')
      table.integer('feedback_batch_id').unsigned().nullable().references('feedback_batches.id')
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      table.integer('shipment_id').unsigned().notNullable().references('shipments.id')
      table.enum('result', ['delivered', 'returned']).notNullable()
      table.enum('reason', ['refused', 'unreachable', 'address', 'damaged', 'other']).nullable()
      table.integer('courier_id').unsigned().nullable().references('employees.id')
      table.integer('delivery_fee_fen').unsigned().notNullable().defaultTo(0)
      table.string('remark', 200).nullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.dateTime('reversed_at', { precision: 3 }).nullable()
      // 1 while the row stands, null once reversed: at most one standing row an order.
      table.specificType('standing', 'tinyint unsigned').nullable().defaultTo(1)
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.unique(['order_id', 'standing'])
      table.index(['created_at', 'id'])
      table.index(['courier_id', 'created_at'])
    })

    // Cash on delivery owed by a courier (own delivery) or carrier; sums per order give its cod_state.
    this.schema.createTable('cod_entries', (table) => {
      table.bigIncrements('id')
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      table
        .enum('kind', ['expected', 'collected', 'not_due', 'remitted', 'short', 'written_off'])
        .notNullable()
      table.bigInteger('amount_fen').notNullable()
      table.integer('courier_id').unsigned().nullable().references('employees.id')
      table.integer('carrier_id').unsigned().nullable().references('carriers.id')
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.index(['order_id', 'id'])
      table.index(['courier_id', 'created_at'])
    })
  }
}
