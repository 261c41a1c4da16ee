import { BaseSchema } from '@adonisjs/lucid/schema'
import type { Knex } from 'knex'

/**
 * Where a call goes next. Real references, so that the database itself refuses to leave one dangling; the kind says
 * which of them counts.
 */
function target(table: Knex.CreateTableBuilder, prefix = '') {
  table.string(`${prefix}target_kind`, 20).notNullable()
  const references = [
    ['acd_group_id', 'acd_groups'],
    ['menu_id', 'ivr_menus'],
    ['extension_id', 'extensions'],
    ['time_condition_id', 'time_conditions'],
    ['prompt_id', 'prompts'],
  ] as const
  for (const [column, other] of references) {
    table.integer(`${prefix}${column}`).unsigned().nullable().references(`${other}.id`)
  }
  table.string(`${prefix}number`, 20).nullable()
}

function stamps(table: Knex.CreateTableBuilder) {
  table.dateTime('created_at').notNullable()
  table.dateTime('updated_at').notNullable()
}

/** The telephone system's own data: switches, extensions, trunks, routes, opening hours, menus, prompts, feature codes. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('switches', (table) => {
      table.increments('id')
      table.string('name', 40).notNullable().unique()
      // Where its event socket is reached, and who may.
      table.string('host', 15).notNullable()
      table.integer('port').unsigned().notNullable()
      // Encrypted with the application's key, as every secret of these tables.
      table.text('password').notNullable()
      table.json('allowed').notNullable()
      table.string('domain', 120).notNullable()
      table.string('address', 15).notNullable()
      table.string('public_address', 15).nullable()
      table.integer('media_from').unsigned().notNullable()
      table.integer('media_to').unsigned().notNullable()
      table.integer('max_sessions').unsigned().notNullable()
      table.integer('sessions_per_second').unsigned().notNullable()
      table.integer('phone_port').unsigned().notNullable()
      table.integer('trunk_port').unsigned().notNullable()
      table.integer('ws_port').unsigned().nullable()
      table.integer('wss_port').unsigned().nullable()
      table.string('certificates', 200).nullable()
      table.string('config_folder', 200).notNullable()
      // Below it recordings, prompts, messages and call detail records.
      table.string('files_folder', 200).notNullable()
      table.boolean('active').notNullable()
      stamps(table)
    })

    this.schema.createTable('prompts', (table) => {
      table.increments('id')
      table.string('code', 30).notNullable().unique()
      table.string('name', 60).notNullable()
      table.enum('kind', ['prompt', 'music']).notNullable()
      // Below the storage folder.
      table.string('path', 255).notNullable()
      table.integer('sample_rate').unsigned().notNullable()
      table.integer('duration_ms').unsigned().notNullable()
      table.string('sha256', 64).notNullable()
      stamps(table)
    })

    this.schema.createTable('extensions', (table) => {
      table.increments('id')
      table.string('number', 8).notNullable().unique()
      table.string('name', 60).notNullable()
      table.enum('device', ['phone', 'browser', 'either']).notNullable()
      table.text('secret').notNullable()
      table.string('caller_id', 20).nullable()
      table.enum('dial_class', ['internal', 'national', 'international']).notNullable()
      table.boolean('voicemail').notNullable()
      table.string('remote_number', 20).nullable()
      table.integer('employee_id').unsigned().nullable().unique().references('employees.id')
      table.integer('switch_id').unsigned().nullable().references('switches.id')
      table.boolean('active').notNullable()
      stamps(table)
    })

    this.schema.createTable('trunks', (table) => {
      table.increments('id')
      table.string('code', 20).notNullable().unique()
      table.string('name', 60).notNullable()
      table.enum('kind', ['register', 'ip']).notNullable()
      table.string('host', 120).notNullable()
      table.integer('port').unsigned().notNullable()
      table.enum('transport', ['udp', 'tcp', 'tls']).notNullable()
      table.string('username', 60).nullable()
      table.text('secret').nullable()
      table.string('from_domain', 120).nullable()
      table.enum('caller_id_in', ['from', 'p_asserted_identity', 'remote_party_id']).notNullable()
      table.string('caller_id', 20).nullable()
      table.integer('max_channels').unsigned().notNullable()
      table.json('inbound_addresses').notNullable()
      table.integer('ping_seconds').unsigned().nullable()
      table.integer('switch_id').unsigned().nullable().references('switches.id')
      table.boolean('active').notNullable()
      stamps(table)
    })

    this.schema.createTable('time_groups', (table) => {
      table.increments('id')
      table.string('name', 60).notNullable().unique()
      // [{ days: [1…7, Monday first], from: 'HH:mm', to: 'HH:mm' }], business time; `to` may be 24:00.
      table.json('ranges').notNullable()
      // [{ name, from: 'yyyy-MM-dd', to: 'yyyy-MM-dd', hours: [{ from, to }] }]; without hours the days are closed.
      table.json('holidays').notNullable()
      stamps(table)
    })

    this.schema.createTable('time_conditions', (table) => {
      table.increments('id')
      table.string('name', 60).notNullable().unique()
      table.integer('time_group_id').unsigned().notNullable().references('time_groups.id')
      stamps(table)
    })

    this.schema.createTable('ivr_menus', (table) => {
      table.increments('id')
      table.string('name', 60).notNullable().unique()
      table.integer('greeting_prompt_id').unsigned().notNullable().references('prompts.id')
      table.integer('no_input_prompt_id').unsigned().nullable().references('prompts.id')
      table.integer('invalid_prompt_id').unsigned().nullable().references('prompts.id')
      table.integer('timeout_seconds').unsigned().notNullable()
      table.specificType('attempts', 'tinyint unsigned').notNullable()
      table.boolean('direct_extensions').notNullable()
      target(table, 'otherwise_')
      stamps(table)
    })

    // Conditions and menus may lead to each other, so one of the two gets its references afterwards.
    this.schema.alterTable('time_conditions', (table) => {
      target(table, 'open_')
      target(table, 'closed_')
    })

    this.schema.createTable('ivr_options', (table) => {
      table.increments('id')
      table
        .integer('ivr_menu_id')
        .unsigned()
        .notNullable()
        .references('ivr_menus.id')
        .onDelete('CASCADE')
      table.string('digits', 4).notNullable()
      target(table)
      table.unique(['ivr_menu_id', 'digits'])
    })

    // What a group's callers hear and how long they wait; a group without a row has the defaults.
    this.schema.createTable('group_lines', (table) => {
      table.increments('id')
      table.integer('acd_group_id').unsigned().notNullable().unique().references('acd_groups.id')
      table.integer('music_prompt_id').unsigned().nullable().references('prompts.id')
      table.integer('welcome_prompt_id').unsigned().nullable().references('prompts.id')
      table.integer('rating_prompt_id').unsigned().nullable().references('prompts.id')
      table.boolean('recorded').notNullable()
      table.boolean('follow_forwards').notNullable()
      table.integer('max_wait_seconds').unsigned().nullable()
      target(table, 'after_')
      stamps(table)
    })

    this.schema.createTable('inbound_routes', (table) => {
      table.increments('id')
      table.integer('service_number_id').unsigned().notNullable().references('service_numbers.id')
      // The number as the carrier sends it, when that is another one than the service number.
      table.string('dnis', 20).nullable()
      table.integer('trunk_id').unsigned().nullable().references('trunks.id')
      table.integer('position').unsigned().notNullable()
      target(table)
      table.boolean('active').notNullable()
      stamps(table)
    })

    this.schema.createTable('outbound_routes', (table) => {
      table.increments('id')
      table.string('name', 60).notNullable().unique()
      table.integer('position').unsigned().notNullable()
      table.string('outside_prefix', 4).nullable()
      table.json('beginnings').notNullable()
      table.specificType('min_length', 'tinyint unsigned').notNullable()
      table.specificType('max_length', 'tinyint unsigned').notNullable()
      table.specificType('strip', 'tinyint unsigned').notNullable()
      table.string('prepend', 10).nullable()
      table.enum('dial_class', ['internal', 'national', 'international']).notNullable()
      table.string('caller_id', 20).nullable()
      table.enum('choice', ['in_order', 'least_used']).notNullable()
      table.integer('max_calls').unsigned().nullable()
      table.integer('time_group_id').unsigned().nullable().references('time_groups.id')
      table.boolean('active').notNullable()
      stamps(table)
    })

    this.schema.createTable('outbound_route_trunks', (table) => {
      table.increments('id')
      table
        .integer('outbound_route_id')
        .unsigned()
        .notNullable()
        .references('outbound_routes.id')
        .onDelete('CASCADE')
      table.integer('trunk_id').unsigned().notNullable().references('trunks.id')
      table.integer('position').unsigned().notNullable()
      table.unique(['outbound_route_id', 'trunk_id'])
    })

    this.schema.createTable('feature_codes', (table) => {
      table.increments('id')
      table.enum('action', ['sign_in', 'sign_out', 'say_extension', 'mark']).notNullable().unique()
      table.string('code', 12).notNullable().unique()
      table.boolean('active').notNullable()
      stamps(table)
    })

    // Each time that a configuration was put on a switch, with everything needed to go back to it.
    this.schema.createTable('switch_applies', (table) => {
      table.increments('id')
      table.integer('switch_id').unsigned().notNullable().references('switches.id')
      table.integer('employee_id').unsigned().nullable().references('employees.id')
      table.integer('restored_id').unsigned().nullable().references('switch_applies.id')
      table.enum('state', ['running', 'applied', 'refused', 'failed']).notNullable()
      // The plan and the rendered files, encrypted: both hold secrets.
      table.specificType('bundle', 'longtext').notNullable()
      table.json('changes').notNullable()
      table.json('result').nullable()
      table.dateTime('finished_at').nullable()
      stamps(table)
      table.index(['switch_id', 'id'])
    })
  }
}
