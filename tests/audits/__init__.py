"""Other people's judgement of the finished site: axe, html-validate, Lighthouse."""
