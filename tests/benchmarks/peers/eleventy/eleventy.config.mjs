export default function (config) {
  config.addCollection("every", (api) => [...api.getFilteredByGlob("src/cases/*.md")]);
  return {
    dir: { input: "src", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "liquid",
  };
}
