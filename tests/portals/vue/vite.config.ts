import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// Vue asks for this, for any element that is not its own.
const isCustomElement = (tag: string) => tag === "yccall-task-info";

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
