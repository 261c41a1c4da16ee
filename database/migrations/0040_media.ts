import { BaseSchema } from '@adonisjs/lucid/schema'

/** Media channels, service numbers and the placements bought on them. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('channels', (table) => {
      table.increments('id')
      table.string('code', 20).notNullable().unique()
      table.string('name', 60).notNullable().unique()
      table.enum('media_type', ['tv', 'web', 'catalogue', 'print', 'radio']).notNullable()
      table.boolean('active').notNullable().defaultTo(true)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('acd_groups', (table) => {
      table.increments('id')
      // 21; level 2 of the same group carries a number of its own, such as 22.
      table.string('code', 10).notNullable().unique()
      table.string('name', 60).notNullable()
      table.integer('wrap_up_seconds').unsigned().notNullable().defaultTo(20)
      table.integer('ring_seconds').unsigned().notNullable().defaultTo(15)
      table.specificType('max_no_answer', 'tinyint unsigned').notNullable().defaultTo(1)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('acd_group_levels', (table) => {
      table.increments('id')
      table.integer('acd_group_id').unsigned().notNullable().references('acd_groups.id')
      table.specificType('level', 'tinyint unsigned').notNullable()
      table.string('code', 10).notNullable().unique()
      table.unique(['acd_group_id', 'level'])
    })

    this.schema.createTable('acd_group_members', (table) => {
      table.increments('id')
      table.integer('acd_group_level_id').unsigned().notNullable().references('acd_group_levels.id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.unique(['acd_group_level_id', 'employee_id'])
      table.index(['employee_id'])
    })

    this.schema.createTable('service_numbers', (table) => {
      table.increments('id')
      table.string('number', 20).notNullable().unique()
      table.string('name', 60).notNullable()
      table.integer('acd_group_id').unsigned().notNullable().references('acd_groups.id')
      table.integer('department_id').unsigned().nullable().references('departments.id')
      table.boolean('active').notNullable().defaultTo(true)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('placement_imports', (table) => {
      table.increments('id')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('file_name', 160).notNullable()
      table.enum('state', ['previewed', 'accepted', 'discarded']).notNullable()
      table.json('rows').notNullable()
      table.integer('good_rows').unsigned().notNullable()
      table.integer('bad_rows').unsigned().notNullable()
      table.dateTime('accepted_at').nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    this.schema.createTable('placements', (table) => {
      table.increments('id')
      table.integer('channel_id').unsigned().notNullable().references('channels.id')
      table.integer('product_id').unsigned().notNullable().references('products.id')
      table.integer('service_number_id').unsigned().notNullable().references('service_numbers.id')
      table.dateTime('starts_at').notNullable()
      table.integer('duration_s').unsigned().notNullable()
      table.bigInteger('cost_fen').unsigned().notNullable()
      table.enum('state', ['planned', 'cancelled']).notNullable().defaultTo('planned')
      table.integer('placement_import_id').unsigned().nullable().references('placement_imports.id')
      table.integer('created_by').unsigned().nullable().references('employees.id')
      table.integer('version').unsigned().notNullable().defaultTo(1)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.unique(['channel_id', 'starts_at', 'product_id', 'service_number_id'], {
        indexName: 'placements_identity_unique',
      })
      table.index(['starts_at', 'id'])
      table.index(['service_number_id', 'starts_at'])
      table.index(['product_id', 'starts_at'])
    })
  }
}
