import { defineConfig } from 'vite'
import vue from '@vitejs/plugin-vue'
import adonisjs from '@adonisjs/vite/client'

const testing = process.env.NODE_ENV === 'test'

export default defineConfig({
  plugins: [
    vue(),
    adonisjs({ entryPoints: ['resources/app.ts'], reload: ['resources/views/**/*.edge'] }),
  ],

  // A file saved during a test must not reload the page that the test is working in.
  server: testing ? { watch: null, hmr: false } : {},

  // Parts of vue-i18n that nothing here uses.
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
  },

  resolve: {
    alias: {
      '~/': `${import.meta.dirname}/resources/`,
      // Texts arrive as functions: the compiler of vue-i18n has nothing to do.
      'vue-i18n': 'vue-i18n/dist/vue-i18n.runtime.mjs',
    },
  },

  // Found when the server starts: a package met later would reload the page in the middle of somebody's work.
  optimizeDeps: { entries: ['resources/**/*.{ts,vue}'] },

  // Only the client is built: a second build would overwrite its assets.
  builder: {
    async buildApp(builder) {
      await builder.build(builder.environments.client)
    },
  },
})
