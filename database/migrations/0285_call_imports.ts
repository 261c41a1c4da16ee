import { BaseSchema } from '@adonisjs/lucid/schema'

/** Files of calls of another switch: read in the background row by row, written, taken back. */
export default class extends BaseSchema {
  async up() {
    this.schema.dropTable('call_imports')

    this.schema.createTable('call_imports', (table) => {
      table.increments('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('file_name', 160).notNullable()
      // SHA-256 of the file while its calls are, or may be, taken in; gone with them, so that it may come again.
      table.string('digest', 64).nullable().unique()
      table.enum('layout', ['sheet', 'freeswitch', 'asterisk']).nullable()
      table
        .enum('state', [
          'reading',
          'unreadable',
          'previewed',
          'writing',
          'accepted',
          'discarded',
          'undoing',
          'undone',
        ])
        .notNullable()
      // Why the file as a whole can't be read: a key of the sentences with its values.
      table.json('problem').nullable()
      table.json('ignored').nullable()
      table.integer('total_rows').unsigned().notNullable().defaultTo(0)
      table.integer('done_rows').unsigned().notNullable().defaultTo(0)
      table.dateTime('accepted_at', { precision: 3 }).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.dateTime('updated_at', { precision: 3 }).notNullable()
    })

    this.schema.createTable('call_import_rows', (table) => {
      table.bigIncrements('id')
      table
        .integer('call_import_id')
        .unsigned()
        .notNullable()
        .references('call_imports.id')
        .onDelete('CASCADE')
      table.integer('line').unsigned().notNullable()
      table.enum('state', ['good', 'bad', 'written', 'undone']).notNullable()
      table.json('texts').notNullable()
      table.json('value').nullable()
      table.json('errors').notNullable()
      table.json('warnings').notNullable()
      table.unique(['call_import_id', 'line'])
      table.index(['call_import_id', 'state', 'line'])
    })

    this.schema.alterTable('calls', (table) => {
      table.integer('call_import_id').unsigned().nullable().references('call_imports.id')
    })
  }
}
