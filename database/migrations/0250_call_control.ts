import { BaseSchema } from '@adonisjs/lucid/schema'

/** Holding within a conversation, marked calls, forwarding of telephones. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('call_segments', (table) => {
      table.integer('hold_ms').unsigned().notNullable().defaultTo(0)
    })

    // Who marked which call, by the button or by *83. Taking a mark away leaves the call.
    this.schema.createTable('call_marks', (table) => {
      table.bigIncrements('id')
      table.string('call_id', 64).notNullable().references('calls.id').onDelete('CASCADE')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.dateTime('marked_at', { precision: 3 }).notNullable()
      table.unique(['call_id', 'employee_id'])
      table.index(['marked_at', 'id'])
    })

    // Where the calls of an employee's telephone go instead (T30-T33); at most one row of a kind.
    this.schema.createTable('call_forwards', (table) => {
      table.increments('id')
      table
        .integer('employee_id')
        .unsigned()
        .notNullable()
        .references('employees.id')
        .onDelete('CASCADE')
      table.enum('kind', ['always', 'no_answer', 'busy']).notNullable()
      table.string('number', 20).notNullable()
      // [{ days: [1…7, Monday first], from: 'HH:mm', to: 'HH:mm' }], business time; none: at any time.
      table.json('ranges').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['employee_id', 'kind'])
    })
  }
}
