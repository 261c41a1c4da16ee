import { indexPages } from '@adonisjs/inertia'
import { defineConfig } from '@adonisjs/core/app'

export default defineConfig({
  commands: [() => import('@adonisjs/core/commands'), () => import('@adonisjs/lucid/commands')],

  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    {
      file: () => import('@adonisjs/core/providers/repl_provider'),
      environment: ['repl', 'test'],
    },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/redis/redis_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('@adonisjs/vite/vite_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/inertia/inertia_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/i18n/i18n_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/transmit/transmit_provider'),
  ],

  preloads: [
    () => import('#start/zone'),
    () => import('#start/kernel'),
    { file: () => import('#start/routes'), environment: ['web', 'test', 'console'] },
    { file: () => import('#start/company_tables'), environment: ['web', 'test'] },
    () => import('#start/events'),
    () => import('#start/jobs'),
  ],

  tests: {
    suites: [
      { name: 'unit', files: ['tests/unit/**/*.spec.{ts,js}'], timeout: 10_000 },
      { name: 'functional', files: ['tests/functional/**/*.spec.{ts,js}'], timeout: 30_000 },
      { name: 'contracts', files: ['tests/contracts/**/*.spec.{ts,js}'], timeout: 30_000 },
      { name: 'properties', files: ['tests/properties/**/*.spec.{ts,js}'], timeout: 300_000 },
      { name: 'browser', files: ['tests/browser/**/*.spec.{ts,js}'], timeout: 300_000 },
    ],
    forceExit: true,
  },

  metaFiles: [
    { pattern: 'resources/views/**/*.edge', reloadServer: false },
    { pattern: 'resources/lang/**/*.json', reloadServer: false },
    { pattern: 'resources/fonts/**', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
    { pattern: 'database/seeders/**/*.json', reloadServer: false },
    { pattern: 'telephony/**/*.{json,xml,gz}', reloadServer: false },
  ],

  hooks: {
    init: [indexPages({ framework: 'vue3', source: 'resources/pages' })],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
