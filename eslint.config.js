import { RULES_LIST, configApp } from '@adonisjs/eslint-config'
import { vue } from '@adonisjs/eslint-config/vue'

const generated = ['var/**', 'tmp/**', '.adonisjs/**', 'public/assets/**', 'database/schema.ts']

/** The preset's last block is written for another folder than ours. */
const vueRules = vue.slice(0, -1)
const appRules = { ...vue.at(-1), files: ['resources/**/*.{ts,vue}'] }

export default configApp({ ignores: generated }, ...vueRules, appRules, {
  name: 'Launcher',
  files: ['scripts/**/*.mjs'],
  rules: RULES_LIST,
})
