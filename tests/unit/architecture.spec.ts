import { test } from '@japa/runner'
import { fileURLToPath } from 'node:url'
import { RULES } from '#tests/support/house_rules'
import { readSource, sourceFiles } from '#tests/support/source_files'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** For each rule a file that breaks it, with the line that must be pointed at, and one that keeps it. */
const SAMPLES: Record<string, { breaks: [string, string, number]; keeps: [string, string] }> = {
  'an area imports from lower rows only': {
    breaks: [
      'app/customers/services/a.ts',
      `import x from '#core/money'\nconst y = () => import('#app/orders/services/place_order')`,
      2,
    ],
    keeps: ['app/orders/services/a.ts', `import x from '#app/customers/queries/locate_number'`],
  },
  'every folder of app/ is an area with a row': {
    breaks: ['app/shop/services/a.ts', '', 1],
    keeps: ['app/desk/queries/a.ts', ''],
  },
  "another area's controllers, validators and transformers are its own": {
    breaks: [
      'app/orders/services/a.ts',
      `import x from '../../customers/validators/customer.js'`,
      1,
    ],
    keeps: [
      'app/orders/controllers/a_controller.ts',
      `import x from '#app/orders/validators/order'`,
    ],
  },
  'core imports framework packages, itself and the wiring only': {
    breaks: ['app/core/money.ts', `import type { X } from '#app/organisation/models/employee'`, 1],
    keeps: ['app/core/routes.ts', `import { middleware } from '#start/kernel'\nimport 'luxon'`],
  },
  'of the areas only calls imports telephony': {
    breaks: ['app/desk/queries/a.ts', `export { x } from '#telephony/calls/call'`, 1],
    keeps: ['app/calls/services/a.ts', `import x from '#telephony/calls/call'`],
  },
  'telephony imports node built-ins and itself only': {
    breaks: ['telephony/esl/a.ts', `import x from './b.ts'\nimport { DateTime } from 'luxon'`, 2],
    keeps: ['telephony/esl/a.ts', `import x from '../calls/call.ts'\nimport net from 'node:net'`],
  },
  'BullMQ is imported by core/queue only': {
    breaks: ['app/media/jobs/a.ts', `import { Queue } from 'bullmq'`, 1],
    keeps: ['app/core/queue/worker.ts', `import { Worker } from 'bullmq'`],
  },
  'Transmit is imported by core/live and its configuration only': {
    breaks: [
      'app/desk/listeners/a.ts',
      `import transmit from '@adonisjs/transmit/services/main'`,
      1,
    ],
    keeps: ['app/core/live/a.ts', `import transmit from '@adonisjs/transmit/services/main'`],
  },
  'Element Plus is imported by shared components only': {
    breaks: [
      'resources/pages/orders/index.vue',
      `<template><p /></template>\n<script setup lang="ts">\nimport { ElTable } from 'element-plus'\n</script>`,
      3,
    ],
    keeps: [
      'resources/components/shared/DataTable.vue',
      `<script setup lang="ts">\nimport { ElTable } from 'element-plus'\n</script>`,
    ],
  },
  'the browser imports nothing of the server': {
    breaks: ['resources/composables/a.ts', `import { formatYuan } from '../../app/core/money'`, 1],
    keeps: ['resources/composables/a.ts', `import { t } from '~/composables/i18n'`],
  },
  'the server imports nothing of the browser': {
    breaks: [
      'app/orders/services/a.ts',
      `import x from '../../../resources/composables/format'`,
      1,
    ],
    keeps: ['app/orders/services/a.ts', `import x from '#core/money'`],
  },
  'nothing below a controller knows of HTTP, validators or controllers': {
    breaks: [
      'app/orders/services/a.ts',
      `import type { HttpContext } from '@adonisjs/core/http'`,
      1,
    ],
    keeps: ['app/orders/controllers/a_controller.ts', `import { X } from '@adonisjs/core/http'`],
  },
  'models import no services, queries or jobs': {
    breaks: ['app/orders/models/order.ts', `import x from '#app/orders/queries/show_order'`, 1],
    keeps: ['app/orders/models/order.ts', `import x from '#app/customers/models/customer'`],
  },
  'a controller has resource actions only': {
    breaks: [
      'app/orders/controllers/orders_controller.ts',
      `export default class OrdersController {\n  async index() {}\n  async confirm() {}\n}`,
      3,
    ],
    keeps: [
      'app/orders/controllers/orders_controller.ts',
      `export default class OrdersController {\n  async store() {}\n  #read() {}\n}`,
    ],
  },
  'a controller stays under 100 lines': {
    breaks: ['app/orders/controllers/orders_controller.ts', '\n'.repeat(100), 100],
    keeps: ['app/orders/controllers/orders_controller.ts', '\n'.repeat(99)],
  },
  'a file in controllers/ is called so': {
    breaks: ['app/orders/controllers/orders.ts', '', 1],
    keeps: ['app/orders/controllers/orders_controller.ts', ''],
  },
  'a service has one public method, handle': {
    breaks: [
      'app/orders/services/place_order.ts',
      `export class PlaceOrder {\n  async handle() {}\n  async place() {}\n}`,
      3,
    ],
    keeps: [
      'app/orders/services/place_order.ts',
      `export class PlaceOrder {\n  async handle() {}\n  private a() {}\n  #b() {}\n}`,
    ],
  },
  'no file is longer than 400 lines': {
    breaks: ['scripts/start.mjs', '\n'.repeat(401), 401],
    keeps: ['scripts/start.mjs', '\n'.repeat(400)],
  },
  'names say what a thing is': {
    breaks: ['app/orders/a.ts', `const x = 1\nexport const orderInfo = x`, 2],
    keeps: ['app/orders/a.ts', `export const metadataOf = 1, information = 2`],
  },
}

test.group('The rules of the house', () => {
  const files = sourceFiles(ROOT)

  for (const rule of RULES) {
    test(rule.name, ({ assert }) => {
      const offences = files.flatMap((file) =>
        rule.offences(file).map(({ text, line }) => `${file.path}:${line}  ${text}`)
      )
      assert.deepEqual(offences, [])
    })
  }

  test('look at the whole project', ({ assert }) => {
    const paths = files.map(({ path }) => path)
    for (const beginning of [
      'app/core/',
      'app/organisation/',
      'telephony/esl/',
      'resources/pages/',
    ]) {
      assert.isTrue(
        paths.some((path) => path.startsWith(beginning)),
        beginning
      )
    }
    assert.isAbove(files.flatMap(({ imports }) => imports).length, 500)
  })
})

test.group('Each rule of the house', () => {
  for (const rule of RULES) {
    test(`sees an offender: ${rule.name}`, ({ assert }) => {
      const sample = SAMPLES[rule.name]
      assert.exists(sample, 'no sample that breaks the rule')
      const [path, text, line] = sample!.breaks
      const found = rule.offences(readSource(path, text))
      assert.deepEqual(
        found.map((offence) => offence.line),
        [line]
      )
      assert.deepEqual(rule.offences(readSource(...sample!.keeps)), [])
    })
  }

  test('also knows banned words in the names of files', ({ assert }) => {
    const rule = RULES.find(({ name }) => name === 'names say what a thing is')!
    for (const path of ['app/orders/order_utils.ts', 'resources/components/DataHelper.vue']) {
      assert.isNotEmpty(rule.offences(readSource(path, '')), path)
    }
  })
})
