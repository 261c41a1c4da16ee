import { BaseSchema } from '@adonisjs/lucid/schema'

/** Callback tasks: calls that an order asks for, such as to save the sale of a parcel that came back (TR17). */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('callback_tasks', (table) => {
      table.increments('id')
      table.enum('kind', ['save_the_sale']).notNullable()
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      table.integer('customer_id').unsigned().notNullable().references('customers.id')
      table
        .enum('state', ['open', 'claimed', 'saved', 'lost', 'unreachable', 'withdrawn'])
        .notNullable()
        .defaultTo('open')
      // Why the parcel came back, as the feedback says.
      table.string('reason', 40).nullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.integer('attempts').unsigned().notNullable().defaultTo(0)
      table.dateTime('attempted_at').nullable()
      table.integer('saved_by_order_id').unsigned().nullable().references('orders.id')
      table.string('remark', 500).nullable()
      table.dateTime('closed_at').nullable()
      table.integer('version').unsigned().notNullable().defaultTo(1)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'created_at'])
      table.index(['order_id', 'state'])
      table.index(['employee_id', 'state'])
    })
    // What keeps an order from being printed is kept so that its lists can be told too.
    this.defer(async (db) => {
      await db.rawQuery(
        `UPDATE print_batch_items SET refusal = JSON_OBJECT(
           'messageKey', JSON_VALUE(refusal, '$.key'),
           'values', JSON_EXTRACT(refusal, '$.values'), 'lists', JSON_OBJECT())
         WHERE refusal IS NOT NULL AND JSON_EXISTS(refusal, '$.key')`
      )
    })
  }
}
