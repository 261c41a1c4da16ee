import { BaseSchema } from '@adonisjs/lucid/schema'

/** Regions and number geography, customers with phones, addresses, contact notes and points. */
export default class extends BaseSchema {
  async up() {
    // Province, city and district in one tree; code is the six-digit administrative division code (GB/T 2260).
    this.schema.createTable('regions', (table) => {
      table.increments('id')
      table.string('code', 6).notNullable().unique()
      table.string('name', 40).notNullable().index()
      table.enum('level', ['province', 'city', 'district']).notNullable()
      table.integer('parent_id').unsigned().nullable().references('regions.id')
    })

    this.schema.createTable('region_warehouses', (table) => {
      table.increments('id')
      table.integer('region_id').unsigned().notNullable().references('regions.id')
      table.integer('warehouse_id').unsigned().notNullable().references('warehouses.id')
      table.integer('position').unsigned().notNullable()
      table.unique(['region_id', 'position'])
    })

    // Area code of a landline (without the leading 0) to its city.
    this.schema.createTable('area_codes', (table) => {
      table.string('area_code', 4).primary()
      table.integer('region_id').unsigned().notNullable().references('regions.id')
    })

    // First seven digits of a mobile number to its city and operator.
    this.schema.createTable('mobile_prefixes', (table) => {
      table.string('prefix', 7).primary()
      table.integer('region_id').unsigned().notNullable().references('regions.id')
      table.string('operator', 10).notNullable()
    })

    this.schema.createTable('customers', (table) => {
      table.increments('id')
      table.string('customer_no', 20).notNullable().unique()
      table.string('name', 40).notNullable().index()
      table.enum('gender', ['female', 'male', 'unknown']).notNullable().defaultTo('unknown')
      table.specificType('birth_year', 'smallint unsigned').nullable()
      table.enum('customer_class', ['A', 'B', 'C', 'D']).notNullable().defaultTo('C')
      table.integer('points').notNullable().defaultTo(0)
      table.integer('refused_count').unsigned().notNullable().defaultTo(0)
      // A class set by hand, with its reason, until the day it ends (null = for good).
      table.enum('class_override', ['A', 'B', 'C', 'D']).nullable()
      table.string('class_override_reason', 200).nullable()
      table.dateTime('class_override_until').nullable()
      table.enum('origin', ['inbound', 'callback', 'handover']).notNullable()
      table.enum('kind', ['buyer', 'enquirer']).notNullable().defaultTo('enquirer')
      table.integer('region_id').unsigned().nullable().references('regions.id')
      table.integer('owner_id').unsigned().nullable().references('employees.id')
      table.integer('callback_owner_id').unsigned().nullable().references('employees.id')
      table.boolean('public_pool').notNullable().defaultTo(false)
      table.string('remark', 500).nullable()
      table.integer('created_by').unsigned().nullable().references('employees.id')
      table.integer('version').unsigned().notNullable().defaultTo(1)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['created_at', 'id'])
      table.index(['owner_id', 'id'])
    })

    // Serial of the customer number: one row per employee and business day.
    this.schema.createTable('customer_serials', (table) => {
      table.integer('employee_id').unsigned().notNullable()
      table.date('business_day').notNullable()
      table.integer('last').unsigned().notNullable()
      table.primary(['employee_id', 'business_day'])
    })

    // The identity of a customer: a number belongs to one customer at most. Digits only, landlines with area code.
    this.schema.createTable('customer_phones', (table) => {
      table.increments('id')
      table
        .integer('customer_id')
        .unsigned()
        .notNullable()
        .references('customers.id')
        .onDelete('CASCADE')
      table.string('number', 20).notNullable().unique()
      // The number from its end, so that "ends with" is a search by prefix.
      table
        .specificType('reversed', 'varchar(20) generated always as (reverse(number)) stored')
        .index()
      table.enum('kind', ['mobile', 'landline']).notNullable()
      table.specificType('position', 'tinyint unsigned').notNullable().defaultTo(1)
      table.dateTime('created_at').notNullable()
      table.index(['customer_id', 'position'])
    })

    this.schema.createTable('customer_addresses', (table) => {
      table.increments('id')
      table
        .integer('customer_id')
        .unsigned()
        .notNullable()
        .references('customers.id')
        .onDelete('CASCADE')
      table.integer('region_id').unsigned().nullable().references('regions.id')
      table.string('detail', 200).notNullable()
      table.boolean('is_default').notNullable().defaultTo(false)
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['customer_id', 'is_default'])
    })

    this.schema.createTable('contacts', (table) => {
      table.bigIncrements('id')
      table
        .integer('customer_id')
        .unsigned()
        .notNullable()
        .references('customers.id')
        .onDelete('CASCADE')
      table.integer('employee_id').unsigned().notNullable().references('employees.id')
      table.string('call_id', 64).nullable().index()
      table.enum('status', ['new', 'open', 'closed']).notNullable()
      table.text('content').notNullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['customer_id', 'id'])
    })

    this.schema.createTable('point_entries', (table) => {
      table.bigIncrements('id')
      table.integer('customer_id').unsigned().notNullable().references('customers.id')
      table.integer('points').notNullable()
      table.string('reason', 40).notNullable()
      table.string('cause_type', 40).notNullable()
      table.string('cause_id', 40).notNullable()
      table.dateTime('created_at').notNullable()
      table.unique(['cause_type', 'cause_id', 'reason'])
      table.index(['customer_id', 'id'])
    })

    // Corporate numbers whose calls are no inbound leads.
    this.schema.createTable('excluded_numbers', (table) => {
      table.increments('id')
      table.string('number', 20).notNullable().unique()
      table.string('remark', 100).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
    })

    // Block list: one number, or a range of numbers of the same length.
    this.schema.createTable('blocked_numbers', (table) => {
      table.increments('id')
      table.string('range_from', 20).notNullable()
      table.string('range_to', 20).notNullable()
      table.string('remark', 100).nullable()
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['range_from', 'range_to'])
    })
  }
}
