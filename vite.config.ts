import { defineConfig } from 'vite'
import vue from '@vitejs/plugin-vue'
import adonisjs from '@adonisjs/vite/client'

export default defineConfig({
  plugins: [
    vue(),
    adonisjs({ entryPoints: ['resources/app.ts'], reload: ['resources/views/**/*.edge'] }),
  ],

  resolve: {
    alias: { '~/': `${import.meta.dirname}/resources/` },
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
