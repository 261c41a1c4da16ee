import { BaseSchema } from '@adonisjs/lucid/schema'

/** Departments, employees with their roles and permissions, settings, audit trail. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('departments', (table) => {
      table.increments('id')
      table.string('code', 20).notNullable().unique()
      table.string('name', 60).notNullable()
      table.string('duties', 200).nullable()
      table.integer('parent_id').unsigned().nullable().references('departments.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('employees', (table) => {
      table.increments('id')
      table.string('staff_no', 6).notNullable().unique()
      table.string('name', 40).notNullable().index()
      table.string('password', 255).notNullable()
      table.boolean('must_change_password').notNullable().defaultTo(false)
      table.string('role', 30).notNullable().index()
      table.integer('department_id').unsigned().notNullable().references('departments.id')
      table.string('agent_number', 10).nullable().unique()
      table.boolean('acd_enabled').notNullable().defaultTo(true)
      table.boolean('login_disabled').notNullable().defaultTo(false)
      table.dateTime('closed_at').nullable()
      table.string('locale', 10).nullable()
      table.dateTime('last_sign_in_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    // The permissions an employee has beyond (or short of) those of the role; set one by one by the super-administrator.
    this.schema.createTable('employee_permissions', (table) => {
      table.increments('id')
      table
        .integer('employee_id')
        .unsigned()
        .notNullable()
        .references('employees.id')
        .onDelete('CASCADE')
      table.string('permission', 60).notNullable()
      table.boolean('granted').notNullable()
      table.unique(['employee_id', 'permission'])
    })

    this.schema.createTable('settings', (table) => {
      table.string('key', 80).primary()
      table.json('value').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('audit_entries', (table) => {
      table.bigIncrements('id')
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.string('action', 80).notNullable()
      table.string('subject_type', 40).notNullable()
      table.string('subject_id', 40).notNullable()
      table.json('before').nullable()
      table.json('after').nullable()
      table.string('request_id', 64).nullable()
      table.string('ip', 45).nullable()
      table.dateTime('created_at', { precision: 3 }).notNullable()
      table.index(['subject_type', 'subject_id', 'id'])
      table.index(['employee_id', 'id'])
    })

    this.schema.createTable('saved_files', (table) => {
      table.increments('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('kind', 40).notNullable()
      table.string('name', 160).notNullable()
      table.string('mime', 100).notNullable()
      table.string('path', 255).nullable()
      table.enum('state', ['queued', 'running', 'done', 'failed']).notNullable()
      table.integer('done_rows').unsigned().notNullable().defaultTo(0)
      table.integer('total_rows').unsigned().notNullable().defaultTo(0)
      table.string('error', 500).nullable()
      table.json('params').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['employee_id', 'id'])
    })
  }
}
