import { BaseSchema } from '@adonisjs/lucid/schema'

/** Reminders: dated promises to call. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('reminders', (table) => {
      table.increments('id')
      table.integer('customer_id').unsigned().notNullable().references('customers.id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('call_id', 64).nullable()
      table.dateTime('due_at').notNullable()
      table.string('remark', 200).nullable()
      table
        .enum('state', ['open', 'due', 'done', 'rescheduled', 'cancelled'])
        .notNullable()
        .defaultTo('open')
      table.dateTime('done_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['employee_id', 'state', 'due_at'])
      table.index(['customer_id', 'id'])
    })
  }
}
