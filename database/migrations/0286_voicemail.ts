import { BaseSchema } from '@adonisjs/lucid/schema'

/** Messages that callers left, each a recording of its own. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('voicemail_messages', (table) => {
      table.bigIncrements('id')
      table
        .bigInteger('recording_id')
        .unsigned()
        .notNullable()
        .unique()
        .references('recordings.id')
        .onDelete('CASCADE')
      table.string('call_id', 64).notNullable().references('calls.id')
      // The extension or the group's number, and whose it was then.
      table.string('box', 20).notNullable()
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.integer('acd_group_id').unsigned().nullable().references('acd_groups.id')
      table.dateTime('left_at', { precision: 3 }).notNullable()
      table.dateTime('heard_at', { precision: 3 }).nullable()
      table.integer('heard_by').unsigned().nullable().references('employees.id')
      table.index(['left_at', 'id'])
      table.index(['employee_id', 'heard_at'])
      table.index(['acd_group_id', 'heard_at'])
    })

    this.schema.raw(
      `ALTER TABLE recordings MODIFY deleted_for ENUM('age', 'space', 'person') NULL DEFAULT NULL`
    )
  }
}
