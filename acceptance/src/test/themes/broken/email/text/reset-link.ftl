${nothing.of.this.name}
