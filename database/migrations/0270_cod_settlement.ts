import { BaseSchema } from '@adonisjs/lucid/schema'

/** Cash on delivery: what a carrier may keep of it, its statements, and how each of their lines came out. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('carriers', (table) => {
      // What the carrier agreed to keep of an amount that it collects: a share, and at least so much.
      table.smallint('cod_fee_permille').unsigned().notNullable().defaultTo(0)
      table.integer('cod_fee_min_fen').unsigned().notNullable().defaultTo(0)
    })

    // Of a carrier (its file) or of a courier (the cash counted at the counter).
    this.schema.createTable('cod_statements', (table) => {
      table.increments('id')
      table.integer('carrier_id').unsigned().nullable().references('carriers.id')
      table.integer('courier_id').unsigned().nullable().references('employees.id')
      // The last day of feedback that the statement covers: what is older and not on it is missing.
      table.date('through_on').notNullable()
      // The end of that business day.
      table.dateTime('covers_until').notNullable()
      table.string('reference', 60).nullable()
      table.string('file_name', 160).nullable()
      table.enum('state', ['previewed', 'settling', 'settled', 'discarded']).notNullable()
      // The file as it was read; gone once its lines are written.
      table.json('sheet').nullable()
      table.integer('line_count').unsigned().notNullable().defaultTo(0)
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('idempotency_key', 64).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.dateTime('updated_at', { precision: 3 }).notNullable()
      table.dateTime('settled_at', { precision: 3 }).nullable()
      table.unique(['employee_id', 'idempotency_key'])
      table.index(['carrier_id', 'state', 'through_on'])
      table.index(['created_at', 'id'])
    })

    this.schema.createTable('cod_statement_lines', (table) => {
      table.bigIncrements('id')
      table
        .integer('cod_statement_id')
        .unsigned()
        .notNullable()
        .references('cod_statements.id')
        .onDelete('CASCADE')
      table.integer('line').unsigned().notNullable()
      table.string('waybill_no', 40).notNullable()
      table.bigInteger('amount_fen').notNullable()
      table.enum('result', ['pending', 'matched', 'short', 'over', 'unknown']).notNullable()
      // Why a line is unknown: a code.
      table.string('reason', 30).nullable()
      table.integer('order_id').unsigned().nullable().references('orders.id')
      // What was owed after the agreed fee; the difference is amount - due.
      table.bigInteger('due_fen').nullable()
      table.dateTime('worked_off_at', { precision: 3 }).nullable()
      table.integer('worked_off_by').unsigned().nullable().references('employees.id')
      table.string('remark', 200).nullable()
      table.unique(['cod_statement_id', 'line'])
      table.index(['result', 'worked_off_at', 'id'])
      table.index(['order_id'])
    })

    this.schema.alterTable('orders', (table) => {
      table.index(['cod_state', 'fed_back_at'])
    })
  }
}
