import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import vue from '@vitejs/plugin-vue'
import adonisjs from '@adonisjs/vite/client'

const testing = process.env.NODE_ENV === 'test'

/** Below this a compressed file saves no packet. */
const WORTH_COMPRESSING = 1024

/** Writes `.br` and `.gz` beside every text file of the build; StaticFilesMiddleware sends them. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/\.(js|css|svg|json)$/.test(file.fileName) || file.fileName.startsWith('.')) continue
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source)
        if (content.length < WORTH_COMPRESSING) continue
        const [small, smaller] = await Promise.all([
          promisify(gzip)(content, { level: 9 }),
          promisify(brotliCompress)(content, {
            params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
          }),
        ])
        await writeFile(join(dir, `${file.fileName}.gz`), small)
        await writeFile(join(dir, `${file.fileName}.br`), smaller)
      }
    },
  }
}

export default defineConfig({
  plugins: [
    vue(),
    compressed(),
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

  build: {
    rolldownOptions: {
      output: {
        // A file of its own for each icon and small function costs more in headers than it holds.
        codeSplitting: {
          groups: [
            {
              name: 'framework',
              test: /node_modules\/(@?vue|@inertiajs|vue-i18n|@intlify)\//,
              priority: 2,
            },
            { name: 'icons', test: /node_modules\/@lucide\// },
            {
              name: 'base',
              test: /resources\/(composables\/(?!desk|messages\/)|components\/shared\/(ActionButton|EmptyState|ErrorState|FormField|form_field|KeyCap|MoneyText|PhoneText|StateTag|states|TimeText)\b)/,
            },
          ],
        },
      },
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
