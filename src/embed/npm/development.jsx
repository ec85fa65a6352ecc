// What development servers load in place of embed.js. Vite up to 7 moves modules to a folder of its own, where the
// files beside them are no longer found; one with this ending it leaves where it is. There is no JSX in it.
export * from "./embed.js";
