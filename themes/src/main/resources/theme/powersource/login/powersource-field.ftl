<#include "field.ftl">
