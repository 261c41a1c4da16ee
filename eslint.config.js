import { RULES_LIST, configApp } from '@adonisjs/eslint-config'
import { vue } from '@adonisjs/eslint-config/vue'

const generated = ['var/**', 'tmp/**', '.adonisjs/**', 'public/assets/**', 'database/schema.ts']

/** The preset's last block is written for another folder than ours. */
const vueRules = vue.slice(0, -1)
const preset = vue.at(-1)
const appRules = {
  ...preset,
  files: ['resources/**/*.{ts,vue}'],
  rules: {
    ...preset.rules,
    // Props are declared by their types, where an optional one says so itself.
    'vue/require-default-prop': 'off',
  },
}

/** Components are named as they are written in a template, pages as their routes. */
const componentNames = {
  files: ['resources/{components,layouts}/**/*.vue'],
  rules: { '@unicorn/filename-case': ['error', { case: 'pascalCase' }] },
}

// Mounting the application is done by a render function; components use `<script setup>`.
const mounting = { files: ['resources/app.ts'], rules: { 'vue/component-api-style': 'off' } }

const launcher = { name: 'Launcher', files: ['scripts/**/*.mjs'], rules: RULES_LIST }

// A spec reads as a sentence: `assert.equal((await order.reload()).state, …)`.
const specs = {
  files: ['tests/**/*.ts'],
  rules: { '@unicorn/no-await-expression-member': 'off' },
}

const blocks = [...vueRules, appRules, componentNames, mounting, launcher, specs]

export default configApp({ ignores: generated }, ...blocks)
