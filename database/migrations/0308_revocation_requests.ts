import { BaseSchema } from '@adonisjs/lucid/schema'

/** Sales asks the warehouse to take an order back before it leaves; the warehouse does so or says why not. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('revocation_requests', (table) => {
      table.increments('id')
      table.integer('order_id').unsigned().notNullable().references('orders.id')
      // 1 while it waits for an answer: one order has one open request at most.
      table.specificType('open', 'tinyint unsigned').nullable().defaultTo(1)
      table.enum('wish', ['revoke', 'cancel']).notNullable()
      table.string('reason', 200).notNullable()
      // Too late: the parcel left before anybody answered.
      table.enum('status', ['open', 'declined', 'done', 'too_late']).notNullable()
      table.integer('requested_by').unsigned().notNullable().references('employees.id')
      table.integer('answered_by').unsigned().nullable().references('employees.id')
      table.string('answer', 200).nullable()
      table.dateTime('answered_at', { precision: 3 }).nullable()
      // When whoever asked has read the answer.
      table.dateTime('seen_at', { precision: 3 }).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.unique(['order_id', 'open'])
      table.index(['status', 'created_at', 'id'])
      table.index(['requested_by', 'seen_at', 'answered_at'])
    })
  }
}
